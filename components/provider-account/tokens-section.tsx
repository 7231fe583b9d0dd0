"use client";

import { CircleCheck, CircleX } from "lucide-react";
import { acceptedTokensDto } from "#lib/provider-account/schema.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { SectionCard } from "./section-card.tsx";
import { type AccountProps, useAccount } from "./use-account.ts";

/** What payers can use, and why not. */
export function TokensSection(account: AccountProps) {
  const asked = useAccount(account, "tokens", acceptedTokensDto);
  return (
    <SectionCard title="Tokens and networks" asked={asked}>
      {({ items, mode }) =>
        items.length === 0 ? (
          <EmptyState title="No token">
            {account.providerName} takes no token in {mode} mode.
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {items.map(({ id, symbol, network, confirmations, enabled, unavailable }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-2.5">
                <span className="w-16 font-medium">{symbol}</span>
                <span className="min-w-0 flex-1 truncate">{network}</span>
                <span className="text-meta text-ink-3 tabular-nums">{confirmationWords(confirmations)}</span>
                <span className="flex justify-end sm:w-32">
                  {enabled ? (
                    <StatusPill tone="ok" icon={CircleCheck}>
                      Usable
                    </StatusPill>
                  ) : (
                    <StatusPill tone="mute" icon={CircleX}>
                      Not usable
                    </StatusPill>
                  )}
                </span>
                {unavailable && <p className="basis-full text-meta text-ink-2">{unavailable}</p>}
              </li>
            ))}
          </ul>
        )
      }
    </SectionCard>
  );
}

function confirmationWords(count: number | null): string {
  if (count === null) return "";
  return count === 1 ? "1 confirmation" : `${count} confirmations`;
}
