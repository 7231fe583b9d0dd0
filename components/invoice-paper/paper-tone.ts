import { Ban, CircleCheck, CircleDashed, Clock, type LucideIcon, Pencil, Undo2 } from "lucide-react";
import type { PaperState } from "#lib/invoice-papers/status.ts";
import type { Tone } from "../ui/tone.ts";

export const PAPER_LOOK: Readonly<Record<PaperState, { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  draft: { tone: "mute", icon: Pencil },
  open: { tone: "info", icon: CircleDashed },
  overdue: { tone: "bad", icon: Clock },
  paid: { tone: "ok", icon: CircleCheck },
  void: { tone: "mute", icon: Ban },
  credited: { tone: "mute", icon: Undo2 },
};
