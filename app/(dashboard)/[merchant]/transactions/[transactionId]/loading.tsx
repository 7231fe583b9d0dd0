import { TransactionSkeleton } from "#components/transactions/transaction-skeleton.tsx";

export default function Loading() {
  return <TransactionSkeleton />;
}
