import { EndpointsSkeleton } from "#components/endpoints/endpoints-skeleton.tsx";

export default function Loading() {
  return <EndpointsSkeleton />;
}
