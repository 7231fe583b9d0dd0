import { DeliveriesSkeleton } from "#components/endpoints/deliveries-skeleton.tsx";

export default function Loading() {
  return <DeliveriesSkeleton />;
}
