import { ArrowDownToLine } from "lucide-react";
import Link from "next/link";
import type { Deposit } from "#lib/deposits/schema.ts";
import { Money } from "../transactions/money.tsx";
import { TransactionStatusBadge } from "../transactions/transaction-status-badge.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Time } from "../ui/time.tsx";
import { shortAddress } from "./short-address.ts";

interface DepositMovementsProps {
  merchant: string;
  deposits: readonly Deposit[];
  /** How many there are, also those not listed here. */
  count: number;
}

/** What came in to one address, newest first. */
export function DepositMovements({ merchant, deposits, count }: DepositMovementsProps) {
  return (
    <Card title="Deposits" aside={count > deposits.length && `newest ${deposits.length} of ${count}`} flush>
      {deposits.length === 0 ? (
        <EmptyState icon={ArrowDownToLine} title="Nothing came in yet">
          Each transfer to the address stands here as soon as the provider sees it, by itself.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {deposits.map(({ id, amount, status, network, txHash, createdAt }) => (
            <li key={id}>
              <Link
                href={`/${merchant}/transactions/${id}`}
                className="ring-inside grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-5 py-3 hover:bg-hover sm:grid-cols-[150px_130px_minmax(0,1fr)_auto]"
              >
                <Money value={amount} />
                <span className="max-sm:text-right">
                  <TransactionStatusBadge status={status} />
                </span>
                <span className="truncate text-ink-2">
                  {network}
                  {txHash && (
                    <span className="ml-2 font-mono text-meta text-ink-3" title={txHash}>
                      {shortAddress(txHash)}
                    </span>
                  )}
                </span>
                <Time at={createdAt} mode="relative" className="text-right text-ink-3" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
