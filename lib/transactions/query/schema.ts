import { type Day, type Days, readDays } from "../../calendar-day.ts";
import { readAmounts, type TypedAmount } from "../../read-amounts.ts";
import {
  type Clue,
  FILTER_FIELDS,
  fieldNamed,
  isClueField,
  type QueryFilters,
  type QueryWords,
} from "../query-fields/schema.ts";

/** What one search text says. */
export interface ParsedQuery {
  readonly filters: QueryFilters;
  /** Word by word: of each field the last, which is the one that counts. */
  readonly said: readonly { readonly word: string; readonly filters: QueryFilters }[];
  readonly clues: readonly Clue[];
  /** What is left, to be looked for anywhere. */
  readonly text: string;
  /** The rest read as an amount, with the days that stood beside it. */
  readonly amount: (TypedAmount & { readonly days: Days | null }) | null;
  /** Words that were left out, as they were typed; each has a hint. */
  readonly leftOut: readonly string[];
  /** Sentences about what could not be understood. */
  readonly hints: readonly string[];
}

/** A word, or `field:value` whose value may be quoted. */
const TOKEN = /([a-z_]+):"([^"]*)"?|"([^"]*)"?|(\S+)/giu;

/** Splits a search into filters, clues and the rest. Never fails: what it does not understand is text, or told in `hints`. */
export function parseQuery(query: string, words: QueryWords): ParsedQuery {
  const said = new Map<string, ParsedQuery["said"][number]>();
  const clues: Clue[] = [];
  const rest: string[] = [];
  const leftOut: string[] = [];
  const hints: string[] = [];
  for (const [whole, quotedField = "", quotedValue = "", quoted, bare = ""] of query.matchAll(TOKEN)) {
    const [field, value] = quotedField === "" ? splitField(bare) : [fieldNamed(quotedField), quotedValue];
    if (field === null) {
      rest.push(quoted ?? whole);
      if (/^[a-z_]+:[^/]/i.test(whole))
        hints.push(`There is no field “${whole.split(":")[0]}”: it is looked for as text.`);
      continue;
    }
    if (value.trim() === "") {
      leftOut.push(whole);
      hints.push(`“${whole}” has no value and was left out.`);
    } else if (isClueField(field)) clues.push({ field, value: value.trim() });
    else {
      const read = FILTER_FIELDS[field]?.read(value.trim(), words);
      if (read !== undefined && "filters" in read) {
        said.delete(field);
        said.set(field, { word: whole, filters: read.filters });
      } else if (read !== undefined) {
        leftOut.push(whole);
        hints.push(`${read.hint} It was left out.`);
      }
    }
  }
  const text = rest.join(" ").trim();
  const last = [...said.values()];
  return {
    filters: together(last),
    said: last,
    clues,
    text,
    amount: readAmountAndDays(text, words.today),
    leftOut,
    hints,
  };
}

/** What the words say together; where two say the same, the later one counts. */
export function together(said: ParsedQuery["said"]): QueryFilters {
  let filters: QueryFilters = {};
  for (const one of said) filters = { ...filters, ...one.filters };
  return filters;
}

/** The query without its filters: what is still to be looked for, and what was not understood. */
export function remainingQuery({ clues, leftOut, text }: ParsedQuery): string {
  return [...clues.map(clueQuery), ...leftOut, text].filter((part) => part !== "").join(" ");
}

/** A query that holds nothing but this clue. */
export function clueQuery({ field, value }: Clue): string {
  return `${field}:${/\s/.test(value) ? `"${value}"` : value}`;
}

function splitField(word: string): [string | null, string] {
  const colon = word.indexOf(":");
  return colon < 1 ? [null, ""] : [fieldNamed(word.slice(0, colon)), word.slice(colon + 1)];
}

function readAmountAndDays(text: string, today: Day): ParsedQuery["amount"] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  if (words.length === 0 || words.length > 4) return null;
  const alone = readAmounts(text);
  if (alone !== null) return { ...alone, days: null };
  for (const [at, word] of words.entries()) {
    const days = readDays(word, today);
    const rest = readAmounts(words.toSpliced(at, 1).join(" "));
    if (days !== null && rest !== null) return { ...rest, days };
  }
  return null;
}
