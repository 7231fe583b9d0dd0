import { setImmediate as breath } from "node:timers/promises";
import type { Mode } from "../mode.ts";
import type { Provider } from "../providers/contract.ts";
import type {
  ProofVariant,
  RawWebhook,
  WebhookProof,
  WebhookRefusal,
} from "../providers/webhook-contract.ts";
import type { Result } from "../result.ts";
import { otherBodies, type TriedBody } from "./body-forms.ts";

type Credentials = Readonly<Record<string, unknown>>;

/** A secret that may have signed; its value never leaves the search. */
export interface TriedSecret {
  readonly kind: "current" | "previous" | "entered" | "other";
  /** For people: "the current secret", "the secret of Pepay EU". */
  readonly name: string;
  readonly value: string;
}

export interface Search {
  readonly provider: Provider;
  readonly mode: Mode;
  /** The connection's own; the secret in them is replaced by the one that is tried. */
  readonly credentials: Credentials;
  readonly raw: RawWebhook;
  readonly receivedAt: Date;
  readonly secrets: readonly TriedSecret[];
}

/** What made the proof hold. */
export interface Fit {
  readonly secret: TriedSecret;
  /** Null: the form that the connection expects. */
  readonly variant: ProofVariant | null;
  /** Null: the bytes as they came. */
  readonly body: Omit<TriedBody, "body"> | null;
  readonly signedAt: Date | null;
  /** Why it is refused all the same, at the moment of its receipt. Null: it is not. */
  readonly refusal: WebhookRefusal | null;
}

export interface SearchResult {
  readonly fit: Fit | null;
  /** How many forms of proof and of body there were to try, and how many tries were made. */
  readonly variants: number;
  readonly bodies: number;
  readonly tries: number;
}

/** Bounds of one search: tries, and time. Each try is a signature over at most 1 MiB. */
const MOST_TRIES = 1500;
const MOST_MS = 2000;
/** Others get their turn after so many milliseconds. */
const BREATH_MS = 20;

/** Refusals under which the signature itself was never found to be right. */
const UNSIGNED: ReadonlySet<WebhookRefusal> = new Set(["missing_proof", "malformed_proof", "bad_proof"]);

/** Looks for what would have made the proof hold, the least change first. Compared by the provider, in constant time. */
export async function searchFit(search: Search): Promise<SearchResult> {
  const { raw, secrets } = search;
  const { variants, tries, bodies } = triesOf(search);
  const started = performance.now();
  let breathed = started;
  let made = 0;
  const result = (fit: Fit | null): SearchResult => {
    return { fit, variants: variants.length, bodies: bodies.length, tries: made };
  };
  if (secrets.length === 0) return result(null);
  for (const { secret, variant, body } of tries.slice(0, MOST_TRIES)) {
    if (performance.now() - breathed > BREATH_MS) {
      await breath();
      breathed = performance.now();
      if (breathed - started > MOST_MS) break;
    }
    made += 1;
    const bytes = body === null ? raw : { headers: raw.headers, body: body.body };
    const verdict = tryOnce(search, secret, variant, bytes);
    if (!verdict.ok && UNSIGNED.has(verdict.error)) continue;
    const signedAt = search.provider.webhook.diagnosis?.signedAt(bytes, withSecret(search, secret, variant));
    return result({
      secret,
      variant,
      body: body && { name: body.name, cause: body.cause },
      signedAt: signedAt ?? null,
      refusal: verdict.ok ? null : verdict.error,
    });
  }
  return result(null);
}

interface Try {
  readonly secret: TriedSecret;
  readonly variant: ProofVariant | null;
  readonly body: TriedBody | null;
}

/** Every secret under every form of proof and of body, by how far each is from what is expected. */
function triesOf({ provider, raw, credentials, secrets }: Search) {
  const variants = provider.webhook.diagnosis?.variants(raw, credentials) ?? [];
  const bodies = otherBodies(raw.body);
  const tries: (Try & { readonly far: number })[] = [];
  for (const secret of secrets) {
    for (const variant of [null, ...variants]) {
      for (const body of [null, ...bodies]) {
        const far = (secret.kind === "other" ? 2 : 0) + (variant === null ? 0 : 1) + (body === null ? 0 : 3);
        tries.push({ secret, variant, body, far });
      }
    }
  }
  return { variants, bodies, tries: tries.toSorted((a, b) => a.far - b.far) };
}

/** The clock stands at the receipt: a time that is too far from it is the refusal `stale`. */
function tryOnce(
  search: Search,
  secret: TriedSecret,
  variant: ProofVariant | null,
  raw: RawWebhook,
): Result<WebhookProof, WebhookRefusal> {
  const { provider, mode, receivedAt } = search;
  return provider.webhook.verify(raw, {
    credentials: withSecret(search, secret, variant),
    mode,
    now: receivedAt,
  });
}

function withSecret({ provider, credentials }: Search, secret: TriedSecret, variant: ProofVariant | null) {
  const { secretField = "", previousField } = provider.webhook.diagnosis ?? {};
  const changed: Credentials = { ...credentials, ...variant?.settings, [secretField]: secret.value };
  if (previousField === undefined) return changed;
  return Object.fromEntries(Object.entries(changed).filter(([name]) => name !== previousField));
}
