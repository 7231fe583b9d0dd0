"use client";

import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { CodeBlock } from "../ui/code-block.tsx";
import { CopyButton } from "../ui/copy-button.tsx";

/** The body as JSON for people, or exactly as it came. */
export function EventBody({ body }: { body: string }) {
  const [raw, setRaw] = useState(false);
  if (body === "") return <p className="py-3 text-ink-3">The body was empty.</p>;
  return (
    <div>
      <div className="mb-2 flex gap-1">
        <Button
          size="sm"
          variant={raw ? "quiet" : "default"}
          aria-pressed={!raw}
          onClick={() => setRaw(false)}
        >
          Formatted
        </Button>
        <Button size="sm" variant={raw ? "default" : "quiet"} aria-pressed={raw} onClick={() => setRaw(true)}>
          As received
        </Button>
      </div>
      {raw ? <RawText text={body} /> : <CodeBlock source={body} label="body" />}
    </div>
  );
}

function RawText({ text }: { text: string }) {
  return (
    <div className="relative">
      {/* A text area scrolls with the keyboard and can be selected whole. */}
      <textarea
        readOnly
        aria-label="Raw body"
        value={text}
        rows={14}
        spellCheck={false}
        className="block w-full resize-y rounded-2 border border-line bg-sunken py-3 pr-11 pl-3.5 font-mono text-meta leading-[1.6] break-all text-ink-2"
      />
      <div className="absolute top-1.5 right-1.5">
        <CopyButton value={text} what="raw body" size="sm" />
      </div>
    </div>
  );
}
