"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTransition } from "react";
import { countAddressPools } from "#lib/provider-account/actions.ts";
import { addressPoolsDto } from "#lib/provider-account/schema.ts";
import { POOL_IS_LOW } from "#lib/provider-account/status.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Note } from "../ui/note.tsx";
import { notify } from "../ui/notify.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { Time } from "../ui/time.tsx";
import { SectionCard } from "./section-card.tsx";
import { type AccountProps, useAccount } from "./use-account.ts";

/** How many addresses are left: counted every ten minutes, or now. */
export function PoolsSection(account: AccountProps) {
  const { merchant, connectionId, providerName } = account;
  const asked = useAccount(account, "pools", addressPoolsDto);
  const queries = useQueryClient();
  const [counting, start] = useTransition();
  const low = asked.data?.items.filter(({ available }) => available < POOL_IS_LOW) ?? [];
  function count() {
    start(async () => {
      const answer = await countAddressPools(merchant, { connectionId });
      if (!answer.ok) notify.bad("Could not be counted", { detail: answer.error.message });
      else {
        queries.setQueryData(["at-provider", merchant, connectionId, "pools", ""], answer.value);
        if (answer.value.problem)
          notify.warn("The provider did not answer", { detail: answer.value.problem });
        else notify.ok("Counted now");
      }
    });
  }
  return (
    <SectionCard
      title="Address pools"
      asked={asked}
      actions={
        <Button size="sm" icon={<RefreshCw aria-hidden />} loading={counting} onClick={count}>
          Count now
        </Button>
      }
    >
      {({ items, problem }) => (
        <div className="grid gap-4 p-5">
          {problem && <Note tone="warn">{problem} This is the last count.</Note>}
          {low.length > 0 && (
            <Note tone="warn" title="Running out of addresses.">
              With none left {providerName} refuses new orders and bindings. Import more there.
            </Note>
          )}
          {items.length === 0 && (
            <EmptyState title="Not counted yet">They are counted every ten minutes, or now.</EmptyState>
          )}
          {items.map(({ protocol, label, available, total, readAt }) => (
            <div key={protocol} className="grid gap-1.5">
              <p className="flex flex-wrap justify-between gap-x-4">
                <span className="font-medium">{label}</span>
                <span className="tabular-nums">
                  {available.toLocaleString("en")} left{total !== null && ` of ${total.toLocaleString("en")}`}
                </span>
              </p>
              {total !== null && total > 0 && (
                <ProgressBar
                  label={`${label} addresses left`}
                  percent={Math.min(100, Math.round((available / total) * 100))}
                  tone={available < POOL_IS_LOW ? "warn" : "ok"}
                />
              )}
              <p className="text-meta text-ink-3">
                Counted <Time at={readAt} mode="relative" />
              </p>
            </div>
          ))}
        </div>
      )}
    </SectionCard>
  );
}
