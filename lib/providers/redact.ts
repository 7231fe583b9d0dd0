import { redact as redactForLog } from "../redact.ts";
import { parseExactJson } from "./exact-json.ts";

const MAX_TEXT = 4096;
const PERSONAL_KEY =
  /^(name|firstname|lastname|fullname|customername|merchantname|holdername|accountnumber|accountholder|identification|document|address1|streetaddress|number)$/;
const SECRET_PARAMETER = /([?&](?:[\w-]*(?:token|signature|secret|key|session)[\w-]*)=)[^&#"\s]+/gi;

/** A body fit for the call log: secrets and personal data hidden by key name, card numbers by shape, cut at 4 kB. */
export function redactBody(text: string): string {
  if (text === "") return "";
  const parsed = parseExactJson(text);
  // What is not JSON has no key names to go by: a page of HTML tells nobody more than its length does.
  if (!parsed.ok) return `[${text.length} characters, not JSON]`;
  return cut(hideParameters(JSON.stringify(redactForLog(hidePersonal(parsed.value)))));
}

/** A path with its query, secret parameters hidden. */
export function redactPath(url: URL): string {
  return cut(hideParameters(url.pathname + url.search));
}

function hidePersonal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hidePersonal);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] =>
    isPersonal(key) && typeof item !== "object" ? [key, "[redacted]"] : [key, hidePersonal(item)],
  );
  return Object.fromEntries(entries);
}

function isPersonal(key: string): boolean {
  return PERSONAL_KEY.test(key.toLowerCase().replace(/[^a-z0-9]/g, ""));
}

function hideParameters(text: string): string {
  return text.replace(SECRET_PARAMETER, "$1[redacted]");
}

function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}
