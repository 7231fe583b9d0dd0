"use client";

import type { ReactNode } from "react";
import type { ProviderCallDto } from "#lib/transactions/schema.ts";
import { CodeBlock } from "../ui/code-block.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Time } from "../ui/time.tsx";
import { CallStatus } from "./provider-calls.tsx";

interface CallDialogProps {
  call: ProviderCallDto | undefined;
  onClose: () => void;
}

/** What was sent and answered, with secrets taken out before it was stored. */
export function CallDialog({ call, onClose }: CallDialogProps) {
  return (
    <Dialog
      open={call !== undefined}
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={call ? `${call.method} ${call.path}` : ""}
      description="Secrets and card numbers were taken out before this was stored."
    >
      {call && (
        <div className="grid gap-4">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 tabular-nums">
            <CallStatus call={call} />
            <span>{call.durationMs} ms</span>
            <Time at={call.at} />
            <span className="inline-flex items-center gap-1 font-mono text-meta">
              {call.correlationId} <CopyButton value={call.correlationId} what="correlation id" />
            </span>
          </p>
          <Part title="Request" source={call.request} empty="Nothing was sent in the body." />
          <Part title="Response" source={call.response} empty="No body came back." />
        </div>
      )}
    </Dialog>
  );
}

function Part({ title, source, empty }: { title: string; source: string | null; empty: string }): ReactNode {
  return (
    <section>
      <h3 className="mb-1.5 font-medium">{title}</h3>
      {source ? (
        <CodeBlock source={source} label={title.toLowerCase()} className="[&_pre]:max-h-[260px]" />
      ) : (
        <p className="text-ink-3">{empty}</p>
      )}
    </section>
  );
}
