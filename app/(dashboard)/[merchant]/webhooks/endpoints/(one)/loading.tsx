import { EndpointSkeleton } from "#components/endpoints/deliveries-skeleton.tsx";

export default function Loading() {
  return <EndpointSkeleton />;
}
