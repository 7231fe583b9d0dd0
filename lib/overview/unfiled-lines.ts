import type { Waiting } from "../arrivals/waiting.ts";
import { clockOf } from "./clock-of.ts";
import type { Attention } from "./schema.ts";

/** What came in and no worker has filed: until one does, no payment's state can be trusted to be new. */
export function unfiledLines(unfiled: Waiting | null, now: Date, zone: string): Attention[] {
  if (unfiled === null) return [];
  const { count, since } = unfiled;
  return [
    {
      id: "unfiled-webhooks",
      tone: "bad",
      icon: "circle-alert",
      title: count === 1 ? "A webhook waits for the worker" : `${count} webhooks wait for the worker`,
      detail: `They are stored and nothing is lost · since ${clockOf(since, now, zone)} · is the worker running?`,
      action: "Open",
      href: "/webhooks",
    },
  ];
}
