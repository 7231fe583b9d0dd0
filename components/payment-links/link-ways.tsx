import { CircleCheck, CircleX, Loader, type LucideIcon, Minus } from "lucide-react";
import type { LinkDetail } from "#lib/payment-links/schema.ts";
import { Card } from "../ui/card.tsx";
import { Monogram } from "../ui/monogram.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import type { Tone } from "../ui/tone.ts";

type Way = LinkDetail["ways"][number];

const NATIVE: Readonly<
  Record<Way["nativeState"], { label: string; tone: Tone; icon: LucideIcon; text: string }>
> = {
  none: { label: "Our page", tone: "mute", icon: Minus, text: "Paid through our own page." },
  pending: {
    label: "Copying",
    tone: "info",
    icon: Loader,
    text: "The provider's own link is being brought in line; ours works meanwhile.",
  },
  published: {
    label: "At the provider too",
    tone: "ok",
    icon: CircleCheck,
    text: "Also open on the provider's own page.",
  },
  draft: {
    label: "Draft there",
    tone: "mute",
    icon: Minus,
    text: "The provider's own link is a draft again.",
  },
  archived: { label: "Closed there", tone: "mute", icon: Minus, text: "The provider's own link is closed." },
  failed: {
    label: "Only our page",
    tone: "warn",
    icon: CircleX,
    text: "The provider refused its own link. Ours works; it is tried again where that can help.",
  },
};

/** The connections in the payer's order, and where each one's own copy of the link stands. */
export function LinkWays({ ways }: { ways: readonly Way[] }) {
  return (
    <Card title="Ways to pay" flush>
      <ol className="divide-y divide-line">
        {ways.map(({ connection, methods, nativeState, nativeUrl }) => {
          const native = NATIVE[nativeState];
          return (
            <li key={connection.id} className="flex flex-wrap items-start gap-x-3 gap-y-1 px-5 py-3">
              <div className="min-w-[180px] flex-1">
                <p className="flex items-center gap-2 font-medium">
                  <Monogram letters={connection.tile.letters} colour={connection.tile.color} />
                  {connection.name}
                </p>
                <p className="mt-1 text-meta text-ink-3">
                  {methods.length === 0 ? "None of its methods can take the amount" : methods.join(", ")}
                </p>
                {nativeState !== "none" && <p className="mt-0.5 text-meta text-ink-3">{native.text}</p>}
                {nativeUrl && (
                  <a
                    href={nativeUrl}
                    rel="noreferrer"
                    target="_blank"
                    className="mt-0.5 block font-mono text-meta break-all text-accent hover:underline"
                  >
                    {nativeUrl}
                  </a>
                )}
              </div>
              <StatusPill tone={native.tone} icon={native.icon}>
                {native.label}
              </StatusPill>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
