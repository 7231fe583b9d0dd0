import { z } from "zod";
import { err, ok, type Result } from "../../result.ts";
import { decimalText, parseExactJson } from "../exact-json.ts";
import type { DriftSign, ProviderFact } from "../facts.ts";
import { readAmount, shortDecimal } from "../read-amount.ts";
import { isSameText } from "../signatures.ts";
import type { RawWebhook, WebhookPair, WebhookRefusal } from "../webhook-contract.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { signs } from "./answer.ts";
import { BEARER_SCHEMES } from "./bearer-schemes.ts";
import { currencyOfCountry } from "./countries.ts";
import type { Credentials } from "./credentials.ts";
import { methodOfCode } from "./methods.ts";
import { readStatus } from "./status.ts";
import { type Body, readBody } from "./webhook-body.ts";

const TOLERANCE_MS = 5 * 60 * 1000;

const claimsSchema = z.object({
  transaction_id: z.string().min(1),
  transaction_amount: decimalText,
  /** Unix milliseconds. */
  ts: z.number().int().positive(),
});
type Claims = z.infer<typeof claimsSchema>;

type Pair = WebhookPair<Credentials>;

/**
 * The proof is a sealed token that names the transaction, its amount and the time (pages "webhooks", "security"). It says
 * nothing about the status: that stands in the body alone.
 */
export const verify: Pair["verify"] = (raw, { credentials, now }) => {
  const opened = openBearer(raw, credentials);
  if (!opened.ok) return opened;
  const { claims, scheme } = opened.value;
  if (Math.abs(now.getTime() - claims.ts) > TOLERANCE_MS) return err("stale");
  const body = readBody(raw.body)?.body;
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
    scheme,
    matchedSecret: "current",
  });
};

/** What the token says, when the secret opens it. */
export function openBearer(
  { headers }: RawWebhook,
  { merchantSecret, webhookScheme }: Credentials,
): Result<{ readonly claims: Claims; readonly scheme: string }, WebhookRefusal> {
  const authorization = headers.authorization;
  if (!authorization) return err("missing_proof");
  const token = /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? "";
  const scheme = BEARER_SCHEMES.find(({ id }) => id === webhookScheme);
  if (!scheme?.recognizes(token)) return err("malformed_proof");
  const opened = scheme.open(token, merchantSecret);
  const parsed = opened === null ? null : parseExactJson(opened);
  const claims = parsed?.ok ? claimsSchema.safeParse(parsed.value) : null;
  return claims?.success ? ok({ claims: claims.data, scheme: scheme.name }) : err("bad_proof");
}

export const translate: Pair["translate"] = (event) => {
  const read = readBody(event.body);
  if (!read) return err("The body lacks the transaction's id, status or amount.");
  const { body } = read;
  const { fact, drift } = factOf(body);
  const translation = withoutUndefined({ type: typeOf(body), drift: signs([...read.drift, ...drift]) });
  // That it waits is known since it was created. With a reference it may name a charge whose creation was never answered.
  if (fact.status === "pending" && body.transaction_reference === undefined)
    return ok({ ...translation, facts: [], ignoredBecause: "It still waits for its payer: nothing new" });
  return ok({ ...translation, facts: [fact] });
};

/** `transaction_id` holds a session's id, which several charges may share: the reference counts wherever it is given. */
function factOf(body: Body): { readonly fact: ProviderFact; readonly drift: readonly DriftSign[] } {
  const isPayout = body.transaction_flow?.toUpperCase() === "PAYOUT";
  const method = isPayout ? undefined : methodOfCode(body.transaction_payment_method);
  const said = readStatus({ status: body.transaction_status, reason: body.transaction_reason, method });
  const currency = body.transaction_currency ?? currencyOfCountry(body.transaction_country);
  const fact: ProviderFact = withoutUndefined({
    subject: withoutUndefined({
      externalId: body.transaction_reference,
      sessionKey: body.transaction_id,
      amountDecimal: body.transaction_amount,
    }),
    kind: isPayout ? ("payout" as const) : ("payment" as const),
    status: said.status,
    providerStatus: body.transaction_status,
    reason: said.reason,
    amount: readAmount(body.transaction_amount, currency),
    method: method?.id,
    mayBeginElsewhere: false,
  });
  return { fact, drift: said.drift };
}

/**
 * 88Pay has no event ids; one status of one charge is one event, however often it is sent. Without a reference the date
 * keeps two charges of one session and amount apart.
 */
function eventIdOf(body: Body): string {
  const { transaction_reference, transaction_id, transaction_date } = body;
  const subject = transaction_reference ?? [transaction_id, transaction_date].filter(Boolean).join("@");
  return `88:${subject}:${body.transaction_status}:${shortDecimal(body.transaction_amount)}`;
}

function typeOf(body: Body): string {
  return `transaction.${body.transaction_status.toLowerCase()}`;
}

export const setup: readonly string[] = [
  "Nothing has to be entered at 88Pay: every payment carries this address with it: {url}",
  "The address must be reachable from the internet over HTTPS.",
  "If 88Pay's dashboard limits your server's addresses (Settings, Security, IP Whitelist), add this server.",
];
