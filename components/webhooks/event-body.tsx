"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import type { EventDetail } from "#lib/webhooks/schema.ts";
import { Button } from "../ui/button.tsx";
import { CodeBlock } from "../ui/code-block.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Time } from "../ui/time.tsx";
import { bytesWords } from "./bytes-words.ts";

/** The body as JSON for people, or exactly as it came; and what is missing of it, and why. */
export function EventBody({ event }: { event: EventDetail }) {
  const [raw, setRaw] = useState(false);
  const { body } = event;
  if (event.bodyRemovedAt !== null) return <Removed event={event} at={event.bodyRemovedAt} />;
  if (body === "") return <p className="py-3 text-ink-3">The body was empty.</p>;
  return (
    <div>
      <div className="mb-2 flex flex-wrap gap-1">
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
        <Button
          size="sm"
          variant="quiet"
          className="ml-auto"
          icon={<Download aria-hidden />}
          onClick={() => download(event)}
        >
          Download
        </Button>
      </div>
      {raw ? <RawText text={body} /> : <CodeBlock source={body} label="body" />}
      <Missing event={event} />
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

function Missing({ event }: { event: EventDetail }) {
  const words = [
    event.bodyCut && `Of ${bytesWords(event.bodySize)} only the beginning was kept.`,
    event.bodyMasked && "Personal data is hidden from your role.",
  ].filter((sentence) => sentence !== false);
  if (words.length === 0) return null;
  return <p className="mt-2 text-meta text-pretty text-ink-3">{words.join(" ")}</p>;
}

function Removed({ event, at }: { event: EventDetail; at: string }) {
  return (
    <div className="grid gap-2 py-3 text-ink-2">
      <p className="text-pretty">
        Its body and headers were removed on <Time at={at} mode="date" />, since they are kept for a limited
        time. It had {bytesWords(event.bodySize)}. Its SHA-256 is kept:
      </p>
      <p className="flex items-start gap-1">
        <code className="min-w-0 font-mono text-meta break-all">{event.bodyHash}</code>
        <CopyButton value={event.bodyHash} what="hash of the body" />
      </p>
    </div>
  );
}

/** What is on the screen, as a file. */
function download({ id, body }: EventDetail): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([body], { type: "text/plain;charset=utf-8" }));
  link.download = `${id}.${/^\s*[[{]/.test(body) ? "json" : "txt"}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
