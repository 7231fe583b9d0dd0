"use client";

import type { Approval, MovementApproval, ReplayApproval } from "#lib/approvals/schema.ts";
import { APPROVAL_STATUS } from "#lib/approvals/status.ts";
import { AskedWords } from "../replays/replay-words.tsx";
import { Money } from "../transactions/money.tsx";
import { Button } from "../ui/button.tsx";
import { iconNamed } from "../ui/icons.ts";
import { StatusPill } from "../ui/status-pill.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { EventCount } from "./event-count.tsx";

interface ApprovalRowProps {
  merchant: string;
  approval: Approval;
  /** Absent when the reader may not decide. */
  onDecide: (() => void) | undefined;
}

export function ApprovalRow({ merchant, approval, onDecide }: ApprovalRowProps) {
  const { status } = approval;
  const { label, tone, icon } = APPROVAL_STATUS[status];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          {approval.kind === "replay" ? (
            <span className="text-lead font-semibold tabular-nums">
              <EventCount total={approval.replay.total} />
            </span>
          ) : (
            <Money value={approval.amount} size="card" />
          )}
          <StatusPill tone={tone} icon={iconNamed(icon)}>
            {label}
          </StatusPill>
        </p>
        <p className="mt-1 break-words">
          {approval.kind === "replay" ? (
            <ReplayWords {...{ merchant, approval }} />
          ) : (
            <MovementWords {...{ merchant, approval }} />
          )}
        </p>
        <p className="mt-0.5 text-meta break-words text-ink-3">
          <Story approval={approval} />
        </p>
      </div>
      {status === "pending" &&
        (approval.own ? (
          <span className="text-meta text-ink-3">You asked: somebody else decides</span>
        ) : (
          onDecide && (
            <Button variant="primary" onClick={onDecide} aria-label={`Decide on ${nameOf(approval)}`}>
              Decide
            </Button>
          )
        ))}
    </li>
  );
}

function nameOf(approval: Approval): string {
  return approval.kind === "replay" ? `the replay “${approval.replay.reason}”` : approval.reference;
}

function MovementWords({ merchant, approval }: { merchant: string; approval: MovementApproval }) {
  const { kind, reference, transactionId, connection, recipientHint, purpose } = approval;
  return (
    <>
      {kind === "refund" ? "Refund" : "Payout"}{" "}
      <TextLink href={`/${merchant}/transactions/${transactionId}`}>{reference}</TextLink> through{" "}
      {connection.name}
      {recipientHint !== null && <> to {recipientHint}</>}
      {purpose !== "" && <span className="text-ink-2">, “{purpose}”</span>}
    </>
  );
}

function ReplayWords({ merchant, approval: { replay } }: { merchant: string; approval: ReplayApproval }) {
  return (
    <>
      Replay of{" "}
      <TextLink href={`/${merchant}/webhooks/replays/${replay.id}`}>
        <AskedWords replay={replay} />
      </TextLink>
      <span className="text-ink-2">, “{replay.reason}”</span>
    </>
  );
}

function Story({ approval }: { approval: Approval }) {
  const { status, requestedBy, requestedAt, expiresAt, decidedBy, decidedAt, note } = approval;
  return (
    <>
      {requestedBy} asked <Time at={requestedAt} mode="list" />
      {status === "pending" ? (
        <>
          {" "}
          · until <Time at={expiresAt} mode="list" />
        </>
      ) : (
        decidedAt !== null && (
          <>
            {" "}
            · {decidedBy}, <Time at={decidedAt} mode="list" />
          </>
        )
      )}
      {note !== "" && <> · “{note}”</>}
    </>
  );
}
