const DAY_MS = 24 * 60 * 60 * 1000;

/** A day of a calendar, "2026-11-28": no moment, since it is another one in each zone. */
export type Day = string;

/** Both inclusive; null is unbounded. */
export interface Days {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** Whether it is written as yyyy-MM-dd and the calendar has it. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The days that somebody typed: `2026-11-12`, `12/11/2026` (the day first, as in all countries of ours), `2026-11`,
 * `today`, `yesterday`, `7d`, `2026-11-01..2026-11-15`, `>2026-11-01`, `<2026-11-15`. Null for anything else.
 */
export function readDays(text: string, today: Day): Days | null {
  const typed = text.trim().toLowerCase();
  const [first = "", second, ...more] = typed.split("..");
  if (second !== undefined && more.length === 0) {
    const from = first === "" ? null : readOne(first, today);
    const to = second === "" ? null : readOne(second, today);
    if ((first !== "" && from === null) || (second !== "" && to === null) || (!from && !to)) return null;
    return { from: from?.from ?? null, to: to?.to ?? null };
  }
  const bound = /^([<>])=?(.+)$/.exec(typed);
  if (bound === null) return readOne(typed, today);
  const days = readOne(bound[2] ?? "", today);
  if (days === null) return null;
  return bound[1] === ">" ? { from: days.from, to: null } : { from: null, to: days.to };
}

function readOne(typed: string, today: Day): Days | null {
  if (typed === "today") return { from: today, to: today };
  if (typed === "yesterday") return sameDay(addDays(today, -1));
  const back = /^(\d{1,3})d$/.exec(typed);
  if (back !== null) return { from: addDays(today, 1 - Math.max(Number(back[1]), 1)), to: today };
  if (isDay(typed)) return sameDay(typed);
  const month = /^(\d{4})-(\d{2})$/.exec(typed);
  if (month !== null && isDay(`${typed}-01`)) {
    const last = new Date(Date.UTC(Number(month[1]), Number(month[2]), 0));
    return { from: `${typed}-01`, to: last.toISOString().slice(0, 10) };
  }
  const written = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?$/.exec(typed);
  if (written === null) return null;
  const [, date = "", monthOf = "", year = today.slice(0, 4)] = written;
  const day = `${year}-${monthOf.padStart(2, "0")}-${date.padStart(2, "0")}`;
  if (!isDay(day)) return null;
  // Without a year it is the last such day, never one to come.
  const isAhead = written[3] === undefined && day > today;
  const past = isAhead ? `${Number(year) - 1}${day.slice(4)}` : day;
  return isDay(past) ? sameDay(past) : null;
}

function sameDay(day: Day): Days {
  return { from: day, to: day };
}
