import type { Provider } from "../providers/contract.ts";
import type { WebhookRefusal } from "../providers/webhook-contract.ts";
import type { Diagnosis } from "./schema.ts";
import type { Fit } from "./search-fit.ts";
import { skewWords } from "./skew-words.ts";

type Explained = Pick<Diagnosis, "headline" | "detail" | "advice">;

interface Fitting {
  readonly provider: Provider;
  readonly fit: Fit;
  readonly receivedAt: Date;
  /** It holds, in all, with what it would be let in with. */
  readonly fits: boolean;
}

/** What a match means and what to do about it. */
export function explainFit({ provider, fit, receivedAt, fits }: Fitting): Explained {
  const { secret, variant, body, signedAt, refusal } = fit;
  const how = [
    `with ${secret.name}`,
    ...(variant === null ? [] : [`as ${variant.name}`]),
    ...(body === null ? [] : [body.name]),
  ];
  const skew = signedAt === null ? null : skewWords(signedAt, receivedAt);
  const clock = refusal === "stale" && skew !== null ? [clockWords(signedAt, receivedAt)] : [];
  const headline = `It matches ${[...how, ...clock].join(", ")}.`;
  const details = [
    ...(secret.kind === "other" ? [OTHER_SECRET] : []),
    ...(variant === null ? [] : [settingWords(provider, variant.settings)]),
    ...(body === null ? [] : [`${body.cause} Paydeck checks the bytes that came, and takes no others.`]),
    ...(refusal === "stale" && skew !== null ? [`It was signed ${skew}. ${STALE}`] : []),
    ...(refusal === null || refusal === "stale" ? [] : [REST[refusal]]),
  ];
  if (details.length > 0) {
    const advice = secret.kind === "other" || variant !== null ? ("connection" as const) : ("none" as const);
    return { headline, detail: details.join(" "), advice };
  }
  if (fits) return { headline, detail: secret.kind === "entered" ? ENTERED : STORED, advice: "accept" };
  return { headline, detail: secret.kind === "previous" ? LAPSED : NOT_ENTERED, advice: "enter_secret" };
}

const STORED = "What the connection has stored has changed since it came. It can be let in now.";
const ENTERED = "It can be let in with it.";
const LAPSED =
  "The overlap of the last rotation had ended when it came. If the provider still signs with that secret, enter it to let the request in.";
const NOT_ENTERED =
  "It does not with the one that was entered: close this and let it in with what is stored.";
const OTHER_SECRET =
  "The two connections' endpoints are mixed up at the provider, or their secrets are here.";
const STALE =
  "More than five minutes is refused: somebody sent an old one again, or one of the two clocks is wrong. It is not let in.";

const REST: Readonly<Record<Exclude<WebhookRefusal, "stale">, string>> = {
  content_mismatch: "But what was signed is not what the body says. It is not let in.",
  malformed_body: "But the body can't be read as an event of this provider.",
  bad_proof: "",
  malformed_proof: "",
  missing_proof: "",
};

function clockWords(signedAt: Date | null, receivedAt: Date): string {
  const earlier = signedAt !== null && signedAt < receivedAt;
  const words =
    signedAt === null ? "" : skewWords(signedAt, receivedAt).replace(/ (before|after) it came$/, "");
  return `if our clock stood ${words} ${earlier ? "earlier" : "later"}`;
}

/** "Set “Webhook signatures” to “Either form” in the connection." */
function settingWords({ credentials }: Provider, settings: Readonly<Record<string, string>>): string {
  const parts = credentials.fields.flatMap(({ name, label, options }) => {
    const value = settings[name];
    if (value === undefined || value === "") return [];
    const word = options?.find((option) => option.value === value)?.label ?? value;
    return [`“${label}” to “${word}”`];
  });
  return `If that is how this account signs, set ${parts.join(", ")} in the connection, and let it in then.`;
}

/** Nothing that is known matches. */
export function explainNothing(
  provider: Provider,
  { entered, hasProof }: { readonly entered: boolean; readonly hasProof: boolean },
): Explained {
  const { name, credentials, webhook } = provider;
  const label =
    credentials.fields.find((field) => field.name === webhook.diagnosis?.secretField)?.label ?? "secret";
  if (!hasProof) {
    return {
      headline: `It carries no proof of the form that ${name} uses.`,
      detail:
        "Whoever sent it is not known: it may be a test by hand, a scan, or a forgery. It is never let in.",
      advice: "none",
    };
  }
  if (entered) {
    return {
      headline: "It does not match with the secret that was entered, nor with any that is known here.",
      detail: `Copy the ${label.toLowerCase()} of this very endpoint at ${name}. If it still does not match, the request may be a forgery.`,
      advice: "enter_secret",
    };
  }
  return {
    headline: "No known secret matches, in no form, at no time.",
    detail: `Most likely the ${label.toLowerCase()} stored here is wrong, or was changed at ${name}. Enter the one that ${name} shows for this endpoint to find out. Otherwise it is a forgery.`,
    advice: "enter_secret",
  };
}
