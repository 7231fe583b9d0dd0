"use client";

import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import type { Approval, ApprovalList } from "#lib/approvals/schema.ts";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { ApprovalRow } from "./approval-row.tsx";
import { DecideDialog } from "./decide-dialog.tsx";
import { useApprovals } from "./use-approvals.ts";

interface ApprovalsScreenProps {
  merchant: string;
  opened: ApprovalList;
  canDecide: boolean;
}

/** What waits for a second person, and what became of the rest. */
export function ApprovalsScreen({ merchant, opened, canDecide }: ApprovalsScreenProps) {
  const { approvals } = useApprovals(merchant, opened);
  const [deciding, setDeciding] = useState<Approval | null>(null);
  const waiting = approvals.filter(({ status }) => status === "pending");
  const closed = approvals.filter(({ status }) => status !== "pending");
  const rows = (shown: readonly Approval[]) => (
    <ul className="divide-y divide-line">
      {shown.map((approval) => (
        <ApprovalRow
          key={approval.id}
          merchant={merchant}
          approval={approval}
          onDecide={canDecide ? () => setDeciding(approval) : undefined}
        />
      ))}
    </ul>
  );
  return (
    <div className="grid max-w-[860px] gap-5">
      <PageHeader
        title="Approvals"
        subtitle="Refunds, payouts and replays above the limit, each waiting for a member who did not ask for it."
      />
      {approvals.length === 0 ? (
        <EmptyState
          icon={ShieldCheck}
          title="Nothing waits for approval"
          action={<LinkButton href={`/${merchant}/settings`}>See the limits</LinkButton>}
        >
          A refund or payout above the limit of its currency, or a replay of very many events, appears here
          before anything is sent.
        </EmptyState>
      ) : (
        <>
          <Card title="Waiting" aside={waiting.length} flush>
            {waiting.length === 0 ? (
              <p className="px-5 py-4 text-ink-2">Nothing waits for anybody.</p>
            ) : (
              rows(waiting)
            )}
          </Card>
          {closed.length > 0 && (
            <Card title="Decided" flush>
              {rows(closed)}
            </Card>
          )}
        </>
      )}
      {deciding !== null && (
        <DecideDialog merchant={merchant} approval={deciding} onClose={() => setDeciding(null)} />
      )}
    </div>
  );
}
