"use client";

import { isCurrencyCode } from "#lib/currencies.ts";
import { providerTotalsDto } from "#lib/provider-account/schema.ts";
import { Money } from "../transactions/money.tsx";
import { Stat, StatRow } from "../ui/stat.tsx";
import { SectionCard } from "./section-card.tsx";
import { type AccountProps, useAccount } from "./use-account.ts";

/** Written like all amounts where its unit is a currency of ours. */
function Figure({ amount, currency }: { amount: string; currency: string }) {
  const isMoney = isCurrencyCode(currency) && /^-?\d{1,20}(\.\d{1,18})?$/.test(amount);
  return isMoney ? <Money value={{ amount, currency }} /> : `${amount} ${currency}`;
}

/** The sums that the provider keeps itself. */
export function TotalsSection(account: AccountProps) {
  const asked = useAccount(account, "totals", providerTotalsDto);
  return (
    <SectionCard title={`Totals by ${account.providerName}`} asked={asked}>
      {({ currency, figures }) => (
        <div className="p-5">
          <StatRow>
            {figures.map(({ label, amount, count }) => (
              <Stat
                key={label}
                size="small"
                label={label}
                value={<Figure amount={amount} currency={currency} />}
                {...(count !== null && { detail: count === 1 ? "1 payment" : `${count} payments` })}
              />
            ))}
          </StatRow>
          <p className="mt-3 text-meta text-ink-3">
            The provider's own figures, as it writes them. Ours are under Balances.
          </p>
        </div>
      )}
    </SectionCard>
  );
}
