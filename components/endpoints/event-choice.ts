import { EVENT_FAMILIES, type EventFamily } from "#lib/event-catalogue/schema.ts";
import { CATALOGUE, type EventType } from "#lib/event-catalogue/status.ts";

/** What an endpoint listens to: "*", "refund.*", "transaction.succeeded". */
export type Patterns = readonly string[];

/** Families that can be chosen, each with its events. A test event comes whatever is chosen. */
export const CHOICES = EVENT_FAMILIES.filter((family) => family !== "endpoint").map((family) => ({
  family,
  events: CATALOGUE.filter((entry) => entry.family === family),
}));

/** The chosen events of a family; a pattern stands for all of them. */
export function chosenOf(patterns: Patterns, family: EventFamily): readonly EventType[] {
  const events = typesOf(family);
  if (patterns.includes("*") || patterns.includes(`${family}.*`)) return events;
  return events.filter((type) => patterns.includes(type));
}

export function chooseAll(on: boolean): Patterns {
  return on ? ["*"] : [];
}

export function chooseFamily(patterns: Patterns, family: EventFamily, on: boolean): Patterns {
  return spread(patterns).flatMap<string>((chosen) =>
    chosen.family === family ? (on ? [`${family}.*`] : []) : chosen.patterns,
  );
}

/** A family whose every event is chosen becomes its pattern, which also means those that are added later. */
export function chooseEvent(patterns: Patterns, type: EventType, on: boolean): Patterns {
  return spread(patterns).flatMap<string>(({ family, types, patterns: kept }) => {
    const events = typesOf(family);
    if (!events.includes(type)) return kept;
    const wanted = events.filter((one) => (one === type ? on : types.includes(one)));
    return wanted.length === events.length ? [`${family}.*`] : wanted;
  });
}

/** "Everything", "Refunds, 3 others", "5 events". */
export function choiceWords(patterns: Patterns, nameOf: (family: EventFamily) => string): string {
  if (patterns.includes("*")) return "Everything";
  const whole = CHOICES.filter(({ family }) => patterns.includes(`${family}.*`)).map(({ family }) =>
    nameOf(family),
  );
  const single = patterns.length - whole.length;
  if (whole.length === 0) return single === 1 ? (patterns[0] ?? "") : `${single} events`;
  return single === 0 ? whole.join(", ") : `${whole.join(", ")}, ${single} more`;
}

function typesOf(family: EventFamily): readonly EventType[] {
  return CHOICES.find((choice) => choice.family === family)?.events.map(({ type }) => type) ?? [];
}

/** The choice family by family, "*" taken apart. */
function spread(patterns: Patterns) {
  return CHOICES.map(({ family }) => {
    const types = chosenOf(patterns, family);
    const isWhole = patterns.includes("*") || patterns.includes(`${family}.*`);
    return { family, types, patterns: isWhole ? [`${family}.*`] : types };
  });
}
