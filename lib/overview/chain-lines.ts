import type { ChainAlarm } from "../audit-desk/find-chain-alarm.ts";
import { clockOf } from "./clock-of.ts";
import type { Attention } from "./schema.ts";

/** Somebody has changed what says who did what: before everything, for nothing else can be trusted until then. */
export function chainLines(alarm: ChainAlarm | null, now: Date, zone: string): Attention[] {
  if (alarm === null) return [];
  const { faults, at } = alarm;
  return [
    {
      id: "audit-chain",
      tone: "bad",
      icon: "circle-alert",
      title: "The audit log was tampered with",
      detail: `${faults === 1 ? "One entry does" : `${faults} entries do`} not fit its chain · checked ${clockOf(at, now, zone)}`,
      action: "Look",
      href: "/audit",
    },
  ];
}
