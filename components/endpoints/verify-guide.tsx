"use client";

import { CodeBlock } from "../ui/code-block.tsx";
import { PanelTabs } from "../ui/panel-tabs.tsx";
import { VERIFY_SNIPPETS } from "./verify-snippets.ts";

/** What the receiver does with the secret. */
export function VerifyGuide() {
  return (
    <PanelTabs
      label="Languages"
      tabs={VERIFY_SNIPPETS.map(({ value, label, hint, source }) => ({
        value,
        label,
        content: (
          <>
            <p className="mb-2 text-meta text-ink-3">{hint}</p>
            <CodeBlock source={source} label={`${label} example`} className="[&_pre]:max-h-[360px]" />
          </>
        ),
      }))}
    />
  );
}
