import { TRANSACTION_STATUSES, type TransactionStatus } from "../../transactions/status.ts";
import { isDotPath } from "./dot-path.ts";
import { EVENT_NAMES } from "./events.ts";
import { MAPPING_DEFAULTS, type MappingSection } from "./mapping-defaults.ts";
import { type MappingLine, type MappingProblem, splitMapping } from "./mapping-lines.ts";
import type { StatusTable } from "./status.ts";

type Defaults = typeof MAPPING_DEFAULTS;
type Sections = {
  readonly [S in MappingSection]: { readonly [Name in keyof Defaults[S]]: string };
};

/** How one gateway's JSON is written: the defaults, with what its developer changed. */
export interface GatewayMapping extends Sections {
  /** Their words, in lower case. */
  readonly statuses: StatusTable;
  /** Their event names to ours. */
  readonly events: Readonly<Record<string, string>>;
  /** Nothing was changed: what the defaults promise can be expected. */
  readonly isDefault: boolean;
}

const SECTIONS: readonly string[] = [...Object.keys(MAPPING_DEFAULTS), "statuses", "events"];
const NEEDED: readonly string[] = ["payment.id", "movement.id", "event.object", "send.amount"];
const WORD = /^[\w.:/ -]{1,60}$/;

/** Reads a mapping; every problem names its line. What has a problem keeps its default. */
export function parseMapping(text: string): {
  readonly mapping: GatewayMapping;
  readonly problems: readonly MappingProblem[];
} {
  const { lines, problems } = splitMapping(text, SECTIONS);
  const sections: Record<string, Record<string, string>> = {};
  for (const [section, values] of Object.entries(MAPPING_DEFAULTS)) sections[section] = { ...values };
  const statuses: Record<string, TransactionStatus> = {};
  const events: Record<string, string> = {};
  const found: MappingProblem[] = [...problems];
  const seen = new Set<string>();
  for (const line of lines) {
    const key = `${line.section}.${line.name}`;
    const problem = seen.has(key) ? `${line.name} is here twice.` : problemOf(line, sections);
    seen.add(key);
    if (problem !== null) found.push({ line: line.number, message: problem });
    else if (line.section === "events") events[line.name] = line.value;
    else if (line.section === "statuses") {
      const status = TRANSACTION_STATUSES.find((one) => one === line.value);
      if (status) statuses[line.name.toLowerCase()] = status;
    } else {
      const values = sections[line.section];
      if (values) values[line.name] = line.value;
    }
  }
  const isDefault =
    Object.keys(statuses).length === 0 &&
    Object.keys(events).length === 0 &&
    lines.every(({ section, name, value }) => usual(section, name) === value);
  // Every section and name of the defaults is there: lines only replace values of them.
  const whole = sections as unknown as Sections;
  return {
    mapping: { ...whole, statuses, events, isDefault },
    problems: found.sort((a, b) => a.line - b.line),
  };
}

function usual(section: string, name: string): string | undefined {
  const values: Readonly<Record<string, string>> | undefined = Object.entries(MAPPING_DEFAULTS).find(
    ([title]) => title === section,
  )?.[1];
  return values?.[name];
}

function problemOf(
  line: MappingLine,
  sections: Readonly<Record<string, Record<string, string>>>,
): string | null {
  const { section, name, value } = line;
  if (section === "statuses") return tableProblem(line, TRANSACTION_STATUSES, "status");
  if (section === "events") return tableProblem(line, EVENT_NAMES, "event");
  const known = sections[section] ?? {};
  if (!Object.hasOwn(known, name))
    return `[${section}] has no ${name}. It has ${Object.keys(known).join(", ")}.`;
  if (value === "") return NEEDED.includes(`${section}.${name}`) ? `${name} can't be empty.` : null;
  if (section === "paths") return pathProblem(name, value);
  if (section === "amounts") return amountProblem(name, value);
  const parts = section === "send" ? [value] : value.split("|").map((part) => part.trim());
  if (section === "send" && value === ".") return `${name} needs a name of its own in the body.`;
  return parts.every(isDotPath) ? null : `${value} is no path. Write names joined by dots, such as data.id.`;
}

function tableProblem({ name, value }: MappingLine, allowed: readonly string[], what: string): string | null {
  if (!WORD.test(name)) return `${name} is no ${what} that we can look for.`;
  return allowed.includes(value)
    ? null
    : `${value || "Nothing"} is no ${what} of ours. Use one of ${allowed.join(", ")}.`;
}

function pathProblem(name: string, value: string): string | null {
  if (!/^\/[\w./{}~-]{0,200}$/.test(value)) return "a path begins with / and has no ? and no spaces.";
  const needsId = name.startsWith("get");
  if (needsId && !value.includes("{id}")) return `${name} needs {id} where the id goes.`;
  return /[{}]/.test(value.replace("{id}", "")) ? "only {id} can stand in braces, once." : null;
}

function amountProblem(name: string, value: string): string | null {
  const allowed = name === "unit" ? ["minor", "major"] : ["number", "text"];
  return allowed.includes(value) ? null : `${name} is ${allowed.join(" or ")}.`;
}

const parsed = new Map<string, GatewayMapping>();
const MAX_KEPT = 50;

/** The mapping of stored credentials; parsed once per text. */
export function mappingOf({ mapping = "" }: { readonly mapping?: string | undefined }): GatewayMapping {
  const known = parsed.get(mapping);
  if (known) return known;
  const fresh = parseMapping(mapping).mapping;
  if (parsed.size >= MAX_KEPT) parsed.clear();
  parsed.set(mapping, fresh);
  return fresh;
}
