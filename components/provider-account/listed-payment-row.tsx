import type { ListedPaymentDto } from "#lib/provider-account/schema.ts";
import { Money } from "../transactions/money.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { AgreementBadge } from "./agreement-badge.tsx";

/** One payment there, and whether it is the same here. */
export function ListedPaymentRow({ merchant, payment }: { merchant: string; payment: ListedPaymentDto }) {
  const { externalId, reference, providerStatus, amount, createdAt, agreement, difference, transactionId } =
    payment;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-5 py-3 lg:grid-cols-[170px_110px_minmax(0,1fr)_130px_150px]">
      <span>
        {amount === null ? <span className="text-ink-3">No amount</span> : <Money value={amount} />}
      </span>
      <span className="truncate font-mono text-meta max-lg:text-right" title={providerStatus}>
        {providerStatus}
      </span>
      <span className="min-w-0 max-lg:col-span-2">
        <span className="block truncate font-mono text-meta" title={externalId ?? undefined}>
          {externalId ?? "no id"}
        </span>
        {reference && (
          <span className="block truncate text-meta text-ink-3" title={reference}>
            {reference}
          </span>
        )}
      </span>
      <span className="text-ink-3">{createdAt && <Time at={createdAt} mode="list" />}</span>
      <span className="grid justify-items-end gap-0.5 text-meta">
        <AgreementBadge agreement={agreement} />
        {difference && <span className="text-right text-ink-2">{difference}</span>}
        {transactionId && (
          <TextLink href={`/${merchant}/transactions/${transactionId}`}>Our transaction</TextLink>
        )}
      </span>
    </li>
  );
}
