import type { ProofVariant, RawWebhook, WebhookDiagnosis } from "../webhook-contract.ts";
import type { Credentials } from "./credentials.ts";
import { signedTime, timeOf } from "./webhook-signature.ts";

const MOST_VARIANTS = 12;
const HEX = /^([A-Za-z0-9_-]{1,20}=)?([0-9a-f]{64})$/i;
const BASE64 = /^([A-Za-z0-9_-]{1,20}=)?([A-Za-z0-9+/_-]{43}=?)$/;
const TIME = /^\d{9,14}$/;

type Settings = Pick<
  Credentials,
  "signatureHeader" | "signatureEncoding" | "signatureTime" | "signatureTimeHeader"
> & { readonly signaturePrefix: string };

export const diagnosis: WebhookDiagnosis<Credentials> = {
  secretField: "webhookSecret",
  previousField: "previousWebhookSecret",
  headers: ({ signatureHeader, signatureTime, signatureTimeHeader }) =>
    [signatureHeader, ...(signatureTime === "header" ? [signatureTimeHeader] : [])].map((name) =>
      name.toLowerCase(),
    ),
  signedAt(raw, credentials) {
    const time = signedTime(raw.headers, credentials);
    return time === null ? null : timeOf(time);
  },
  /** Whatever looks like a signature may be one, in the form that it has. */
  variants(raw, credentials) {
    const now = settingsOf(credentials);
    return formsIn(raw)
      .filter((form) => !isSame(form, now))
      .slice(0, MOST_VARIANTS)
      .map(asVariant);
  },
};

function settingsOf(credentials: Credentials): Settings {
  const { signatureHeader, signatureEncoding, signatureTime, signatureTimeHeader } = credentials;
  const signaturePrefix = credentials.signaturePrefix ?? "";
  return { signatureHeader, signatureEncoding, signatureTime, signatureTimeHeader, signaturePrefix };
}

function formsIn({ headers }: RawWebhook): Settings[] {
  const entries = Object.entries(headers).map(([name, value]) => [name, value.trim()] as const);
  const timeHeaders = entries.filter(([, value]) => TIME.test(value)).map(([name]) => name);
  return entries.flatMap(([signatureHeader, value]) => {
    const pair = /^t=\d+,.*v1=/.test(value.replaceAll(" ", ""));
    const first = pair ? (/v1=([^,\s]+)/.exec(value)?.[1] ?? "") : value;
    const read = readForm(first);
    if (read === null) return [];
    const times = pair
      ? [{ signatureTime: "pair" as const, signatureTimeHeader: "X-Timestamp" }]
      : [
          { signatureTime: "none" as const, signatureTimeHeader: "X-Timestamp" },
          ...timeHeaders.map((name) => ({ signatureTime: "header" as const, signatureTimeHeader: name })),
        ];
    return times.map((time) => ({ signatureHeader, ...read, ...time }));
  });
}

function readForm(text: string): Pick<Settings, "signatureEncoding" | "signaturePrefix"> | null {
  const hex = HEX.exec(text);
  if (hex) return { signatureEncoding: "hex", signaturePrefix: hex[1] ?? "" };
  const base64 = BASE64.exec(text);
  return base64 ? { signatureEncoding: "base64", signaturePrefix: base64[1] ?? "" } : null;
}

function isSame(form: Settings, now: Settings): boolean {
  const header = (name: string) => name.toLowerCase();
  return (
    header(form.signatureHeader) === header(now.signatureHeader) &&
    form.signatureEncoding === now.signatureEncoding &&
    form.signaturePrefix === now.signaturePrefix &&
    form.signatureTime === now.signatureTime &&
    (form.signatureTime !== "header" || header(form.signatureTimeHeader) === header(now.signatureTimeHeader))
  );
}

function asVariant(form: Settings): ProofVariant {
  const { signatureHeader, signatureEncoding, signaturePrefix, signatureTime, signatureTimeHeader } = form;
  const after = signaturePrefix === "" ? "" : ` after “${signaturePrefix}”`;
  const times = {
    none: "without a time",
    header: `with the time in ${signatureTimeHeader}`,
    pair: "in the form t=…,v1=…",
  };
  return {
    name: `${signatureEncoding} in ${signatureHeader}${after}, ${times[signatureTime]}`,
    settings: { ...form },
  };
}
