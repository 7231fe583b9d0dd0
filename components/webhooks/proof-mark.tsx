import { ShieldCheck, ShieldPlus, ShieldX } from "lucide-react";
import type { EventRow } from "#lib/webhooks/schema.ts";
import { cn } from "../ui/cn.ts";

interface ProofMarkProps {
  event: Pick<EventRow, "verified" | "acceptedAt">;
  words?: boolean;
}

/** Whether the request proved who sent it; apart from what became of it. */
export function ProofMark({ event, words = false }: ProofMarkProps) {
  const { Icon, text, tone } = markOf(event);
  return (
    <span className={cn("inline-flex items-center gap-1.5", tone)}>
      <Icon aria-hidden />
      <span className={words ? undefined : "sr-only"}>{text}</span>
    </span>
  );
}

function markOf({ verified, acceptedAt }: ProofMarkProps["event"]) {
  if (!verified) return { Icon: ShieldX, text: "No valid proof", tone: "text-bad" };
  if (acceptedAt === null) return { Icon: ShieldCheck, text: "Proof held", tone: "text-ok" };
  return { Icon: ShieldPlus, text: "Let in later", tone: "text-warn" };
}
