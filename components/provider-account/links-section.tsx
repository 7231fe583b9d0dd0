"use client";

import { accountLinksDto } from "#lib/provider-account/schema.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { SectionCard } from "./section-card.tsx";
import { type AccountProps, useAccount } from "./use-account.ts";

const STATES = [
  { state: "published", label: "Open there" },
  { state: "pending", label: "Being brought in line" },
  { state: "failed", label: "Refused there; ours work" },
  { state: "draft", label: "Drafts there" },
  { state: "archived", label: "Closed there" },
] as const;

/** Our links that have a copy at the provider, by the state of the copy. */
export function LinksSection(account: AccountProps) {
  const asked = useAccount(account, "links", accountLinksDto);
  return (
    <SectionCard title={`Links with a copy at ${account.providerName}`} asked={asked}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title="No link there">
            A published payment link that offers this connection gets a copy at {account.providerName}.
          </EmptyState>
        ) : (
          STATES.map(({ state, label }) => {
            const links = items.filter((link) => link.state === state);
            if (links.length === 0) return null;
            return (
              <section key={state} aria-label={label} className="border-t border-line first:border-t-0">
                <h3 className="px-5 pt-4 pb-1 text-label font-medium text-ink-3">
                  {label} · {links.length}
                </h3>
                <ul>
                  {links.map(({ linkId, title, externalId }) => (
                    <li key={linkId} className="flex flex-wrap gap-x-4 gap-y-0.5 px-5 py-2">
                      <span className="min-w-0 flex-1 truncate max-sm:basis-full">
                        <TextLink href={`/${account.merchant}/payment-links/${linkId}`}>{title}</TextLink>
                      </span>
                      <span className="truncate font-mono text-meta text-ink-3">{externalId}</span>
                    </li>
                  ))}
                </ul>
              </section>
            );
          })
        )
      }
    </SectionCard>
  );
}
