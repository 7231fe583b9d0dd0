import { z } from "zod";
import { err, ok, type Result } from "../../result.ts";
import { decimalText, parseExactJson } from "../exact-json.ts";
import type { ProviderFact } from "../facts.ts";
import { looseText } from "../loose.ts";
import { readAmount, shortDecimal } from "../read-amount.ts";
import { isSameText } from "../signatures.ts";
import { readWebhookJson } from "../webhook-body.ts";
import type { RawWebhook, WebhookPair, WebhookRefusal } from "../webhook-contract.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { BEARER_SCHEMES, type BearerScheme } from "./bearer-schemes.ts";
import { currencyOfCountry } from "./countries.ts";
import type { Credentials } from "./credentials.ts";
import { methodOfCode } from "./methods.ts";
import { readStatus } from "./status.ts";

const TOLERANCE_MS = 5 * 60 * 1000;

const text = z.string().min(1);
const bodySchema = z.object({
  transaction_id: text,
  transaction_status: text,
  transaction_amount: decimalText,
  transaction_reference: looseText,
  transaction_currency: looseText,
  transaction_country: looseText,
  transaction_payment_method: looseText,
  transaction_reason: looseText,
});
type Body = z.infer<typeof bodySchema>;

const claimsSchema = z.object({
  transaction_id: text,
  transaction_amount: decimalText,
  /** Unix milliseconds. */
  ts: z.number().int().positive(),
});
type Claims = z.infer<typeof claimsSchema>;

type Pair = WebhookPair<Credentials>;

/** The proof is a sealed token that names the transaction, its amount and the time (pages "webhooks", "security"). */
export const verify: Pair["verify"] = (raw, { credentials, now }) => {
  const opened = openBearer(raw, credentials.merchantSecret);
  if (!opened.ok) return opened;
  const { claims, scheme } = opened.value;
  if (Math.abs(now.getTime() - claims.ts) > TOLERANCE_MS) return err("stale");
  const body = readBody(raw.body);
  if (!body) return err("malformed_body");
  const sameId = isSameText(claims.transaction_id, body.transaction_id);
  const sameAmount = isSameText(
    shortDecimal(claims.transaction_amount),
    shortDecimal(body.transaction_amount),
  );
  if (!sameId || !sameAmount) return err("content_mismatch");
  return ok({
    eventId: eventIdOf(body),
    type: typeOf(body),
    scheme: scheme.name,
    matchedSecret: "current",
  });
};

function openBearer(
  { headers }: RawWebhook,
  secret: string,
): Result<{ readonly claims: Claims; readonly scheme: BearerScheme }, WebhookRefusal> {
  const authorization = headers.authorization;
  if (!authorization) return err("missing_proof");
  const token = /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? "";
  const scheme = BEARER_SCHEMES.find((candidate) => candidate.recognizes(token));
  if (!scheme) return err("malformed_proof");
  const opened = scheme.open(token, secret);
  const parsed = opened === null ? null : parseExactJson(opened);
  const claims = parsed?.ok ? claimsSchema.safeParse(parsed.value) : null;
  return claims?.success ? ok({ claims: claims.data, scheme }) : err("bad_proof");
}

export const translate: Pair["translate"] = (event) => {
  const body = readBody(event.body);
  if (!body) return err("The body lacks the transaction's id, status or amount.");
  return ok({ type: typeOf(body), facts: [factOf(body)] });
};

/** `transaction_id` holds a session's id, which several charges may share: the reference counts wherever it is given. */
function factOf(body: Body): ProviderFact {
  const said = readStatus({ status: body.transaction_status, reason: body.transaction_reason });
  const currency = body.transaction_currency ?? currencyOfCountry(body.transaction_country);
  return withoutUndefined({
    subject: withoutUndefined({
      externalId: body.transaction_reference,
      sessionKey: body.transaction_id,
      amountDecimal: body.transaction_amount,
    }),
    kind: "payment" as const,
    status: said.status,
    providerStatus: body.transaction_status,
    reason: said.reason,
    amount: readAmount(body.transaction_amount, currency),
    method: methodOfCode(body.transaction_payment_method)?.id,
    mayBeginElsewhere: false,
  });
}

/** 88Pay has no event ids; one status of one charge is one event, however often it is sent. */
function eventIdOf(body: Body): string {
  const subject = body.transaction_reference ?? body.transaction_id;
  return `88:${subject}:${body.transaction_status}:${shortDecimal(body.transaction_amount)}`;
}

function typeOf(body: Body): string {
  return `transaction.${body.transaction_status.toLowerCase()}`;
}

function readBody(bytes: Uint8Array): Body | null {
  const json = readWebhookJson(bytes);
  const body = json.ok ? bodySchema.safeParse(json.value) : null;
  return body?.success ? body.data : null;
}

export const setup: readonly string[] = [
  "Nothing has to be entered at 88Pay: every payment carries this address with it: {url}",
  "The address must be reachable from the internet over HTTPS.",
  "If 88Pay's dashboard limits your server's addresses (Settings, Security, IP Whitelist), add this server.",
];
