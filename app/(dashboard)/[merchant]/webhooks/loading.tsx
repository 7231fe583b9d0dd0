import { WebhooksSkeleton } from "#components/webhooks/webhooks-skeleton.tsx";

export default function Loading() {
  return <WebhooksSkeleton />;
}
