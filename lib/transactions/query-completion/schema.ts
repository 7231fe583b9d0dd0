import {
  CLUE_FIELDS,
  CLUE_HINTS,
  FILTER_FIELDS,
  fieldNamed,
  isClueField,
  type QueryWords,
} from "../query-fields/schema.ts";

export interface Completion {
  /** The query with the completion in place. */
  readonly query: string;
  readonly label: string;
  readonly detail: string;
  /** It ends with a colon: a value comes next. */
  readonly isField: boolean;
}

const MOST_COMPLETIONS = 6;

/** Ways to go on with the last word of a query. */
export function completeQuery(query: string, words: QueryWords): Completion[] {
  const last = /(?:^|\s)(\S*)$/.exec(query)?.[1] ?? "";
  const before = query.slice(0, query.length - last.length);
  const colon = last.indexOf(":");
  if (colon < 0) {
    if (last === "") return [];
    const typed = last.toLowerCase();
    return [...Object.keys(FILTER_FIELDS), ...CLUE_FIELDS]
      .filter((field) => field.startsWith(typed))
      .slice(0, MOST_COMPLETIONS)
      .map((field) => ({
        query: `${before}${field}:`,
        label: `${field}:`,
        detail: isClueField(field) ? CLUE_HINTS[field] : (FILTER_FIELDS[field]?.hint ?? ""),
        isField: true,
      }));
  }
  const field = fieldNamed(last.slice(0, colon));
  const typed = last.slice(colon + 1).toLowerCase();
  if (field === null || isClueField(field)) return [];
  // Two connections may have one name: it means both.
  const values = new Map((FILTER_FIELDS[field]?.suggest(words) ?? []).map((one) => [one.value, one]));
  return [...values.values()]
    .filter(({ value, label }) => {
      const isWhole = value.toLowerCase() === typed;
      return !isWhole && [value, label].some((one) => one.toLowerCase().startsWith(typed));
    })
    .slice(0, MOST_COMPLETIONS)
    .map(({ value, label }) => ({
      query: `${before}${field}:${/\s/.test(value) ? `"${value}"` : value} `,
      label: `${field}:${value}`,
      detail: label.toLowerCase() === value.toLowerCase() ? "" : label,
      isField: false,
    }));
}
