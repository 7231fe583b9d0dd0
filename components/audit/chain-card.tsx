"use client";

import { useTransition } from "react";
import { checkAuditNow } from "#lib/audit-desk/actions.ts";
import type { ChainCheckDto } from "#lib/audit-desk/schema.ts";
import { CHAIN_FAULT } from "#lib/audit-desk/status.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { notify } from "../ui/notify.ts";
import { StatusPill } from "../ui/status-pill.tsx";
import { Time } from "../ui/time.tsx";

/** Whether the log is whole, as of its last check, and the last link to be noted down elsewhere. */
export function ChainCard({ merchant, check }: { merchant: string; check: ChainCheckDto | null }) {
  const [busy, start] = useTransition();
  function checkNow() {
    start(async () => {
      const result = await checkAuditNow(merchant, {});
      if (result.ok) notify.ok("The check has begun. Its result appears here by itself.");
      else notify.bad(result.error.message);
    });
  }
  return (
    <Card className="mb-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Verdict check={check} />
        <Button onClick={checkNow} disabled={busy}>
          Check now
        </Button>
      </div>
      {check !== null && check.faults.length > 0 && (
        <ul className="mt-3 grid gap-1 border-t border-line pt-3 text-meta">
          {check.faults.map(({ fault, seq, entryId }) => (
            <li key={`${fault}-${seq}-${entryId}`}>
              <span className="font-mono">{entryId || `link ${seq}`}</span> {CHAIN_FAULT[fault]}.
            </li>
          ))}
        </ul>
      )}
      {check?.head && (
        <p className="mt-3 flex min-w-0 items-center gap-2 border-t border-line pt-3 text-meta text-ink-2">
          <span className="shrink-0">Last link</span>
          <span className="truncate font-mono">{headText(merchant, check.head)}</span>
          <CopyButton value={headText(merchant, check.head)} what="last link" />
        </p>
      )}
    </Card>
  );
}

/** As `npm run paydeck -- audit verify --seen` takes it. */
function headText(merchant: string, { seq, hash }: NonNullable<ChainCheckDto["head"]>): string {
  return `${merchant}:${seq}:${hash}`;
}

function Verdict({ check }: { check: ChainCheckDto | null }) {
  if (check === null)
    return (
      <p className="text-ink-2">Not checked yet. The worker checks the log once a day, and when you ask.</p>
    );
  const isWhole = check.faults.length === 0;
  const entries = `${check.links.toLocaleString("en")} ${check.links === 1 ? "entry" : "entries"}`;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <StatusPill tone={isWhole ? "ok" : "bad"} icon={isWhole ? "circle-check" : "circle-alert"}>
        {isWhole ? "Whole" : "Changed from outside"}
      </StatusPill>
      <span className="text-ink-2">
        {isWhole
          ? `${entries}, each sealed as it was written`
          : "Somebody with access to the database changed it"}{" "}
        · checked <Time at={check.at} mode="list" />
      </span>
    </p>
  );
}
