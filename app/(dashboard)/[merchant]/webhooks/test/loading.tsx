import { SectionSkeleton } from "#components/webhooks/section-skeleton.tsx";

export default function Loading() {
  return <SectionSkeleton />;
}
