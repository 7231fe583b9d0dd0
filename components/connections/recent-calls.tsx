import type { CallRow } from "#lib/connections/schema.ts";
import { Card } from "../ui/card.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { CallStatus } from "./call-status.tsx";
import { answerWords } from "./connection-words.ts";

/** The newest calls made through a connection; each opens in the call log. */
export function RecentCalls({ href, calls }: { href: string; calls: readonly CallRow[] }) {
  return (
    <Card title="Recent calls" aside={calls.length > 0 && <TextLink href={href}>All calls</TextLink>} flush>
      {calls.length === 0 ? (
        <p className="px-5 py-6 text-ink-3">
          Calls to the provider appear here, with their answers and times.
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {calls.map((call) => (
            <li key={call.id} className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-5 py-2">
              <span className="w-[92px]">
                <CallStatus call={call} />
              </span>
              <TextLink
                href={`${href}?call=${call.id}`}
                className="min-w-0 flex-1 truncate font-mono text-meta max-sm:order-last max-sm:basis-full"
              >
                {call.method} {call.path}
              </TextLink>
              <span className="ml-auto flex shrink-0 items-center gap-3 text-meta text-ink-2 tabular-nums">
                {answerWords(call.durationMs)}
                <Time at={call.at} mode="list" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
