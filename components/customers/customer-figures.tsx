import type { CustomerDetail } from "#lib/customer-desk/schema.ts";
import type { MoneyDto } from "#lib/transactions/schema.ts";
import { Money } from "../transactions/money.tsx";
import { Stat, StatRow } from "../ui/stat.tsx";
import { Time } from "../ui/time.tsx";
import { successWords } from "./success-words.ts";

/** One customer in numbers, all of the mode that is on. */
export function CustomerFigures({ figures }: { figures: CustomerDetail["figures"] }) {
  const { payments, ended, open, paid, refunded, lastAt } = figures;
  return (
    <StatRow className="mt-5">
      <Stat size="small" label="Paid" value={<Amounts amounts={paid} none="Nothing yet" />} />
      <Stat size="small" label="Refunded" value={<Amounts amounts={refunded} none="Nothing" />} />
      <Stat
        size="small"
        label="Payments"
        value={payments.toLocaleString("en")}
        detail={open > 0 && `${open.toLocaleString("en")} open`}
      />
      <Stat
        size="small"
        label="Success rate"
        value={successWords(ended)}
        detail={lastAt !== null && <LastSeen at={lastAt} />}
      />
    </StatRow>
  );
}

function LastSeen({ at }: { at: string }) {
  return (
    <>
      Last seen <Time at={at} mode="relative" />
    </>
  );
}

function Amounts({ amounts, none }: { amounts: readonly MoneyDto[]; none: string }) {
  if (amounts.length === 0) return <span className="text-ink-3">{none}</span>;
  return (
    <ul>
      {amounts.map((amount) => (
        <li key={amount.currency}>
          <Money value={amount} />
        </li>
      ))}
    </ul>
  );
}
