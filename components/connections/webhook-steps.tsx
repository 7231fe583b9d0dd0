import { Card } from "../ui/card.tsx";
import { CopyButton } from "../ui/copy-button.tsx";

/** The address for the provider's webhooks and the exact steps to enter it there. */
export function WebhookSteps({ url, steps }: { url: string; steps: readonly string[] }) {
  return (
    <Card title="Webhook address">
      <div className="flex items-center gap-2 rounded-2 border border-line bg-sunken py-1.5 pr-1.5 pl-3">
        <code className="min-w-0 flex-1 font-mono text-meta break-all">{url}</code>
        <CopyButton value={url} what="webhook address" size="sm" />
      </div>
      <ol className="mt-3 list-decimal space-y-1.5 pl-5 text-ink-2 marker:text-ink-3">
        {steps.map((step) => (
          <li key={step} className="pl-1 [overflow-wrap:anywhere]">
            {step}
          </li>
        ))}
      </ol>
    </Card>
  );
}
