import { EXPLAINED } from "./explained.ts";
import type { Finding } from "./read-report.ts";

const LEVELS = ["information", "low", "medium", "high", "critical"];
const PLACES_SHOWN = 3;

/** A line for each thing that was found, however often and as whomever; what docs/scan.md does not explain comes first. */
export function summarise(found: readonly Finding[]) {
  const groups = Object.values(Object.groupBy(found, keyOf)).map((group) => tellOf(group ?? []));
  const unexplained = groups.filter(({ isExplained }) => !isExplained);
  const explained = groups.filter(({ isExplained }) => isExplained);
  const lines = [
    ...unexplained.map(({ text }) => `NOT EXPLAINED · ${text}`),
    ...explained.map(({ text }) => text),
    `${groups.length} kinds of findings, ${unexplained.length} above information that docs/scan.md does not explain`,
  ];
  return { lines, unexplained: unexplained.length };
}

function keyOf({ category, level, info, place }: Finding): string {
  // What was found in an answer names the payload; the place tells one from another well enough.
  return info.length < 80 ? `${category}|${level}|${info}` : `${category}|${level}|${place}`;
}

function tellOf(group: readonly Finding[]) {
  const [first] = group;
  const { category = "", level = 0, info = "" } = first ?? {};
  const places = [...new Set(group.map(({ place }) => place))];
  const more = places.length > PLACES_SHOWN ? ` and ${places.length - PLACES_SHOWN} more` : "";
  const who = [...new Set(group.map((one) => one.who))].join(", ");
  const where = `${places.slice(0, PLACES_SHOWN).join(", ")}${more}`;
  const text = `${LEVELS[level]} · ${category}: ${info} · as ${who} · ${where}`;
  const isExplained = level === 0 || group.every((one) => EXPLAINED.some((known) => matches(known, one)));
  return { text, isExplained };
}

function matches(known: (typeof EXPLAINED)[number], finding: Finding): boolean {
  return (
    known.category === finding.category && known.info.test(finding.info) && known.place.test(finding.place)
  );
}
