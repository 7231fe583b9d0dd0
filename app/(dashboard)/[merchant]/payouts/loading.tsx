import { TransactionsSkeleton } from "#components/transactions/transactions-skeleton.tsx";

export default function PayoutsLoading() {
  return <TransactionsSkeleton title="Payouts" />;
}
