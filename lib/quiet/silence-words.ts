import { tz } from "@date-fns/tz";
import { format } from "date-fns/format";
import { isSameDay } from "date-fns/isSameDay";
import type { Silence } from "./judge-silence.ts";

/** "Usually 14 events an hour at this time, none since 13:20.", on the merchant's clock. */
export function silenceWords(
  { since, usualPerHour }: Pick<Silence, "since" | "usualPerHour">,
  { now, zone, method }: { readonly now: Date; readonly zone: string; readonly method: string | null },
): string {
  const here = { in: tz(zone) };
  const from = format(since, isSameDay(since, now, here) ? "HH:mm" : "d MMM, HH:mm", here);
  const said = `sually ${rateWords(usualPerHour)} at this time, none since ${from}.`;
  return method === null ? `U${said}` : `Only ${method} is silent: u${said}`;
}

function rateWords(perHour: number): string {
  const rounded = Math.round(perHour);
  if (rounded >= 2) return `${rounded} events an hour`;
  if (rounded === 1) return "one event an hour";
  return `one event every ${Math.round(1 / perHour)} hours`;
}
