import { Link2, Plug } from "lucide-react";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";

interface FirstStepsProps {
  readonly setup: "connect" | "first_payment";
  readonly base: string;
  readonly canConnect: boolean;
  readonly canCreateLink: boolean;
}

/** Instead of empty charts: the one thing that brings them to life. */
export function FirstSteps({ setup, base, canConnect, canCreateLink }: FirstStepsProps) {
  if (setup === "connect") {
    return (
      <Card>
        <EmptyState
          icon={Plug}
          title="Connect a provider"
          action={
            canConnect && (
              <LinkButton href={`${base}/connections/new`} variant="primary">
                Connect a provider
              </LinkButton>
            )
          }
        >
          Volume, success rates and what needs you appear here once a provider is connected.
          {!canConnect && " An owner or developer can do that."}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <EmptyState
        icon={Link2}
        title="No payment yet"
        action={
          canCreateLink && (
            <LinkButton href={`${base}/payment-links/new`} variant="primary">
              Create a payment link
            </LinkButton>
          )
        }
      >
        The first payment fills this page. A payment link is the quickest way to one.
      </EmptyState>
    </Card>
  );
}
