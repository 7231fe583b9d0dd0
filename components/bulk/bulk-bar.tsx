"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RefreshCw, Tag as TagIcon } from "lucide-react";
import { useState, useTransition } from "react";
import { bulkSync, bulkTag } from "#lib/bulk/actions.ts";
import type { BulkSynced } from "#lib/bulk/schema.ts";
import { MOST_TAG_LENGTH } from "#lib/tags/schema.ts";
import type { TransactionFilters } from "#lib/transactions/schema.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { notify } from "../ui/notify.ts";
import { Popover } from "../ui/popover.tsx";
import { useDayZone } from "../ui/reader.tsx";

interface BulkBarProps {
  merchant: string;
  ids: readonly string[];
  filters: TransactionFilters;
  /** Rows that the filters show, on all pages. */
  matching: { readonly count: number; readonly exact: boolean };
  /** Every row of this page is ticked. */
  isWholePage: boolean;
  may: { readonly sync: boolean; readonly tag: boolean };
  onClear: () => void;
}

/** What can be done with the ticked rows, or with all that match; the result is told in figures. */
export function TransactionsBulkBar(props: BulkBarProps) {
  const { merchant, ids, filters, matching, isWholePage, may, onClear } = props;
  const queries = useQueryClient();
  const dayZone = useDayZone();
  const [isAll, setAll] = useState(false);
  const [tag, setTag] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isBusy, startWork] = useTransition();
  const everything = isAll && isWholePage;
  const chosen = everything ? { filters, dayZone } : { ids: [...ids] };
  const all = `${matching.count}${matching.exact ? "" : "+"}`;
  const count = everything ? all : String(ids.length);
  function sync() {
    startWork(async () => {
      const answer = await bulkSync(merchant, { chosen });
      if (answer.ok) notify.ok(syncedWords(answer.value), { detail: leftOutWords(answer.value) });
      else notify.bad(answer.error.message);
    });
  }
  function change(on: boolean) {
    startWork(async () => {
      const answer = await bulkTag(merchant, { chosen, tag, on });
      setProblem(answer.ok ? undefined : (answer.error.fields.tag ?? answer.error.message));
      if (!answer.ok) return;
      const { changed, already, refused, missing } = answer.value;
      const verb = on ? "tagged" : "untagged";
      const detail = [
        already > 0 && `${already} ${on ? "had it already" : "did not have it"}.`,
        refused > 0 && `${refused} have no room for another tag.`,
        missing > 0 && `${missing} are not here.`,
      ];
      const say = refused > 0 || missing > 0 ? notify.warn : notify.ok;
      say(`${changed} ${verb}`, { detail: detail.filter(Boolean).join(" ") });
      await queries.invalidateQueries({ queryKey: ["transactions", merchant] });
    });
  }
  return (
    <section
      aria-label="Ticked transactions"
      className="flex min-h-10 flex-wrap items-center gap-2 border-b border-line bg-surface px-3 py-1 max-md:hidden"
    >
      <p aria-live="polite" className="mr-1 text-meta font-medium tabular-nums">
        {everything ? `All ${count} that match` : `${count} ticked`}
      </p>
      {isWholePage && !everything && matching.count > ids.length && (
        <Button size="sm" variant="quiet" onClick={() => setAll(true)}>
          Select all {all} that match
        </Button>
      )}
      {may.sync && (
        <Button size="sm" icon={<RefreshCw aria-hidden />} loading={isBusy} onClick={sync}>
          Sync
        </Button>
      )}
      {may.tag && (
        <Popover
          label="Tag"
          trigger={
            <Button size="sm" icon={<TagIcon aria-hidden />}>
              Tag
            </Button>
          }
        >
          <Field label="Tag" error={problem}>
            <Input value={tag} maxLength={MOST_TAG_LENGTH} onChange={(event) => setTag(event.target.value)} />
          </Field>
          <div className="mt-2 flex gap-2">
            <Button size="sm" variant="primary" loading={isBusy} onClick={() => change(true)}>
              Add to {count}
            </Button>
            <Button size="sm" disabled={isBusy} onClick={() => change(false)}>
              Take away
            </Button>
          </div>
        </Popover>
      )}
      <Button size="sm" variant="quiet" className="ml-auto" onClick={onClear}>
        Clear
      </Button>
    </section>
  );
}

function syncedWords({ queued }: BulkSynced): string {
  return queued === 0 ? "Nothing to ask about" : `${queued} queued`;
}

function leftOutWords({ settled, missing, lastInSeconds }: BulkSynced): string {
  const minutes = Math.ceil(lastInSeconds / 60);
  const words = [
    settled > 0 && `${settled} are settled and were skipped.`,
    missing > 0 && `${missing} are not here.`,
    minutes > 1 && `The last is asked in about ${minutes} minutes.`,
  ];
  return words.filter(Boolean).join(" ");
}
