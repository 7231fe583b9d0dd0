import { maskCardNumbers } from "../../card-numbers.ts";
import { toDecimal } from "../../money.ts";
import { isSecretKey } from "../../redact.ts";
import { looseText, looseUrl } from "../loose.ts";
import { readTime } from "../provider-time.ts";
import type { SampleField } from "../sample-contract.ts";
import { readMoney } from "./amounts.ts";
import { readAt } from "./dot-path.ts";
import type { GatewayMapping } from "./mapping.ts";
import { MOVEMENT_STATUS, PAYMENT_STATUS, statusIn } from "./status.ts";

const MAX_SHOWN = 200;
const MONEY: ReadonlySet<string> = new Set(["amount", "received", "refunded"]);
const TIMES: ReadonlySet<string> = new Set(["at", "expires_at", "updated_at"]);

type Section = "payment" | "movement" | "event";

/** Each field of a section, with what the sample has at its path. */
export function sampleFields(mapping: GatewayMapping, section: Section, value: unknown): SampleField[] {
  const currency = section === "event" ? "" : looseText.parse(readAt(value, mapping[section].currency));
  return Object.entries(mapping[section])
    .filter(([field, path]) => path !== "" && field !== "object")
    .map(([field, path]) => {
      const found = readAt(value, path);
      const name = `${section}.${field}`;
      if (found === undefined) return { field: name, path, value: null, ...missing(section, field) };
      return { field: name, path, ...read(mapping, { section, field, path, found, currency }) };
    });
}

function missing(section: Section, field: string): { readonly problem?: string } {
  if (field === "id") return { problem: "Without an id nothing can be read." };
  if (field === "status" && section !== "event") return { problem: "The status will be taken as open." };
  if (field === "type") return { problem: "Without a type this is no notification." };
  return {};
}

interface Found {
  readonly section: Section;
  readonly field: string;
  readonly path: string;
  readonly found: unknown;
  readonly currency: string | undefined;
}

function read(
  mapping: GatewayMapping,
  { section, field, path, found, currency }: Found,
): Pick<SampleField, "value" | "problem"> {
  const text = looseText.parse(found);
  if (MONEY.has(field)) return readAmountField(mapping, found, currency);
  if (text === undefined) return { value: null, problem: "There is no text or number here." };
  if (field === "status" && section !== "event") {
    const table = section === "payment" ? PAYMENT_STATUS : MOVEMENT_STATUS;
    const status = statusIn(text, mapping.statuses, table);
    if (status) return { value: `${shown(path, text)} → ${status}` };
    return { value: shown(path, text), problem: "No table has this word: it will be taken as processing." };
  }
  if (TIMES.has(field)) {
    const time = readTime(found);
    return time ? { value: time.toISOString() } : { value: shown(path, text), problem: "This is no time." };
  }
  if (field === "checkout_url" && looseUrl.parse(found) === undefined)
    return { value: shown(path, text), problem: "This is no web address." };
  return { value: shown(path, text) };
}

function readAmountField(
  mapping: GatewayMapping,
  found: unknown,
  currency: string | undefined,
): Pick<SampleField, "value" | "problem"> {
  const money = readMoney(mapping, found, currency);
  if (money) return { value: `${toDecimal(money)} ${money.currency}` };
  if (currency === undefined) return { value: null, problem: "It names no currency." };
  const expected = mapping.amounts.unit === "minor" ? "a whole number of minor units" : "a decimal number";
  return { value: null, problem: `It is not ${expected} of a currency that we know.` };
}

function shown(path: string, text: string): string {
  const name = path.split(/[.|]/).at(-1)?.trim() ?? "";
  if (isSecretKey(name)) return "[hidden]";
  return maskCardNumbers(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);
}
