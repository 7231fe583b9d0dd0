import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { connectionRef, listConnections, loadConnection } from "../connections/load-connection.ts";
import { openCredentials } from "../connections/open-credentials.ts";
import { verifyWebhook } from "../connections/verify-webhook.ts";
import { getRejectedEvent, type RejectedEvent } from "../webhooks/rejected-event.ts";
import { explainFit, explainNothing } from "./explain-fit.ts";
import { knownSecrets } from "./known-secrets.ts";
import { prove } from "./prove.ts";
import type { Diagnosis } from "./schema.ts";
import { type SearchResult, searchFit, type TriedSecret } from "./search-fit.ts";
import { skewWords } from "./skew-words.ts";
import { walkRejected } from "./walk-rejected.ts";

const MOST_CONNECTIONS = 20;

/**
 * Why a quarantined request was refused: which secret, form, clock or body would have made its proof hold. No secret is
 * shown, and one that is typed in is not kept.
 */
export async function examineRequest(
  scope: Scope,
  { eventId, secret }: { readonly eventId: string; readonly secret?: string | undefined },
): Promise<Diagnosis> {
  const request = await getRejectedEvent(scope, eventId);
  const connection = await loadConnection(scope, request.connectionId);
  const { provider } = connection;
  const { diagnosis } = provider.webhook;
  const field = provider.credentials.fields.find(({ name }) => name === diagnosis?.secretField);
  const about = { connection: connectionRef(connection), secretLabel: field?.label ?? null };
  const missing = missingWords(request, connection, scope);
  if (missing !== null) return { ...NOTHING, ...about, headline: missing, detail: NEVER };

  const entered: TriedSecret[] =
    secret === undefined ? [] : [{ kind: "entered", name: "the secret that was entered", value: secret }];
  const secrets = [...entered, ...(await knownSecrets(scope, connection))];
  const { raw, receivedAt } = request;
  const credentials = openCredentials(scope.merchantId, connection);
  const found = await searchFit({ provider, mode: connection.mode, credentials, raw, receivedAt, secrets });
  const fits = prove(scope, connection, request, secret) !== null;
  const { fit } = found;
  const signedAt = fit?.signedAt ?? diagnosis?.signedAt(raw, credentials) ?? null;
  const seen = {
    ...about,
    signedAt: signedAt?.toISOString() ?? null,
    skew: signedAt && skewWords(signedAt, receivedAt),
    tried: triedWords(secrets, found),
    fits,
    others: fits ? await countFitting(scope, connection, secret) : null,
    otherConnection: null,
  };
  if (fit !== null) {
    return { ...seen, ...explainFit({ provider, fit, receivedAt, fits }) };
  }
  const home = await findHome(scope, connection, request);
  if (home !== null) return { ...seen, ...homeWords(home, connection), otherConnection: connectionRef(home) };
  const hasProof = diagnosis?.headers(credentials).some((name) => raw.headers[name]?.trim()) ?? false;
  return { ...seen, ...explainNothing(provider, { entered: secret !== undefined, hasProof }) };
}

const NEVER = "No proof over it can be checked, so it is never let in.";

const NOTHING: Omit<Diagnosis, "headline" | "detail" | "connection" | "secretLabel"> = {
  advice: "none",
  otherConnection: null,
  signedAt: null,
  skew: null,
  tried: [],
  fits: false,
  others: null,
};

function missingWords(
  { bodyMissing, cutHeaders }: RejectedEvent,
  connection: Connection,
  { merchantId }: Scope,
): string | null {
  if (bodyMissing === "cut") return "Only the beginning of its body was kept.";
  if (bodyMissing === "removed") return "Its body is no longer kept.";
  const { diagnosis } = connection.provider.webhook;
  if (diagnosis === undefined)
    return `For ${connection.provider.name} there is no way to examine a proof yet.`;
  const needed = diagnosis.headers(openCredentials(merchantId, connection));
  const cut = needed.find((name) => cutHeaders.includes(name));
  return cut === undefined ? null : `Its header ${cut} was too long to be kept whole.`;
}

/** Another connection of the same merchant and mode, of any provider, for which the proof holds. */
async function findHome(
  scope: Scope,
  { id }: Connection,
  { raw, receivedAt }: RejectedEvent,
): Promise<Connection | null> {
  const others = (await listConnections(scope)).filter((other) => other.id !== id).slice(0, MOST_CONNECTIONS);
  const isHome = (other: Connection) => {
    const proof = verifyWebhook(scope.merchantId, other, raw, receivedAt);
    return proof.ok || proof.error === "stale";
  };
  return others.find(isHome) ?? null;
}

function homeWords(home: Connection, connection: Connection) {
  return {
    headline: `It was signed for ${home.name}, and sent to the address of ${connection.name}.`,
    detail: `At ${home.provider.name}, the endpoint has the wrong address. Put the address of ${home.name} there, and ask for the event to be sent again.`,
    advice: "other_connection" as const,
  };
}

async function countFitting(scope: Scope, connection: Connection, secret: string | undefined) {
  const sum = { fitting: 0, total: 0, capped: false };
  for await (const { proven, looked, capped } of walkRejected(scope, connection, secret)) {
    sum.fitting += proven.length;
    sum.total += looked;
    sum.capped ||= capped;
  }
  return sum;
}

function triedWords(secrets: readonly TriedSecret[], { variants, bodies, tries }: SearchResult): string[] {
  const count = (many: number, one: string, more: string) => `${many} ${many === 1 ? one : more}`;
  return [
    ...secrets.map(({ name }) => name.charAt(0).toUpperCase() + name.slice(1)),
    count(1 + variants, "form of proof", "forms of proof"),
    `The body as it came, and ${count(bodies, "other writing", "other writings")} of it`,
    "Any time at which it may have been signed",
    count(tries, "try in all", "tries in all"),
  ];
}
