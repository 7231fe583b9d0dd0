import type { ReactNode } from "react";
import { WebhooksFrame } from "#components/webhooks/webhooks-frame.tsx";

interface WebhooksLayoutProps {
  readonly params: Promise<{ merchant: string }>;
  readonly children: ReactNode;
}

export default async function WebhooksLayout({ params, children }: WebhooksLayoutProps) {
  const { merchant } = await params;
  return <WebhooksFrame merchant={merchant}>{children}</WebhooksFrame>;
}
