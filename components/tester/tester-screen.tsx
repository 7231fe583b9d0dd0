import { FlaskConical, Plug } from "lucide-react";
import type { Tester } from "#lib/tester/schema.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { TesterForm } from "./tester-form.tsx";
import { testerQuery } from "./tester-url.ts";

export interface TesterScreenProps {
  merchant: string;
  tester: Tester;
  canSend: boolean;
}

/** Sends any documented event of a provider to one of its connections. */
export function TesterScreen({ merchant, tester, canSend }: TesterScreenProps) {
  const { chosen, whyNot } = tester;
  if (chosen !== null) {
    const { connectionId: connection, type, transaction } = chosen;
    const key = testerQuery({ connection, type, transaction });
    return <TesterForm key={key} {...{ merchant, tester, chosen, canSend }} />;
  }
  const hasNone = tester.connections.length === 0;
  return (
    <div className="mt-4 rounded-3 border border-line bg-surface">
      <EmptyState
        icon={hasNone ? Plug : FlaskConical}
        title="No test can be sent here"
        action={<LinkButton href={`/${merchant}/connections`}>See the connections</LinkButton>}
      >
        {whyNot}
      </EmptyState>
    </div>
  );
}
