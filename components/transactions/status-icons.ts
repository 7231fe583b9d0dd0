import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleX,
  Clock,
  Eye,
  Loader,
  type LucideIcon,
  Scale,
  TimerOff,
  Undo2,
} from "lucide-react";
import { STATUS, type TransactionStatus } from "#lib/transactions/status.ts";

const ICONS: Readonly<Record<string, LucideIcon>> = {
  ban: Ban,
  "circle-alert": CircleAlert,
  "circle-check": CircleCheck,
  "circle-dashed": CircleDashed,
  "circle-x": CircleX,
  clock: Clock,
  eye: Eye,
  loader: Loader,
  scale: Scale,
  "timer-off": TimerOff,
  "undo-2": Undo2,
};

export function statusIcon(status: TransactionStatus): LucideIcon {
  return ICONS[STATUS[status].icon] ?? CircleDashed;
}
