import { ConnectionsSkeleton } from "#components/connections/connections-skeleton.tsx";

export default function Loading() {
  return <ConnectionsSkeleton />;
}
