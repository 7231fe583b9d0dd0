"use client";

import type { ReactNode } from "react";
import type { CallDto } from "#lib/connections/schema.ts";
import { CodeBlock } from "../ui/code-block.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { CallStatus } from "./call-status.tsx";

interface CallDialogProps {
  call: CallDto | undefined;
  onClose: () => void;
  /** Where its transaction is shown, when that is not this page. */
  transactionHref?: string | null;
}

/** What was sent and answered, with secrets taken out before it was stored. */
export function CallDialog({ call, onClose, transactionHref = null }: CallDialogProps) {
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
            {transactionHref !== null && <TextLink href={transactionHref}>Open the transaction</TextLink>}
          </p>
          <KeyValues items={factsOf(call)} wrap />
          <Part title="Request" source={call.request} empty="Nothing was sent in the body." />
          <Part title="Response" source={call.response} empty="No body came back." />
        </div>
      )}
    </Dialog>
  );
}

function factsOf(call: CallDto) {
  const idLine = (label: string, value: string) => ({
    label,
    value,
    mono: true,
    action: <CopyButton value={value} what={label.toLowerCase()} />,
  });
  return [
    ...(call.operation === "" ? [] : [{ label: "Operation", value: call.operation, mono: true }]),
    { label: "Attempt", value: String(call.attempt) },
    idLine("Correlation id", call.correlationId),
    ...(call.providerRequestId === null ? [] : [idLine("Provider's request id", call.providerRequestId)]),
    ...(call.errorCode === null ? [] : [{ label: "Error", value: call.errorCode, mono: true }]),
  ];
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
