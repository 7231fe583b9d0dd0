import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { openContext } from "../connections/open-context.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import type { ProviderContext, ProviderError } from "../providers/contract.ts";
import { isRetryable } from "../providers/errors.ts";
import type { NativeLink } from "../providers/payment-contract.ts";
import { ok, type Result } from "../result.ts";
import { linkPrices, offersOfLink } from "./link-asks.ts";
import { linkFacts } from "./link-dto.ts";
import { offerableConnection } from "./link-methods.ts";
import { updateWay } from "./native-repository.ts";
import { findLink, type LinkRecord } from "./repository.ts";
import { linkState } from "./status.ts";

type Way = LinkRecord["ways"][number];
type Outcome = Result<
  { readonly state: "none" | "published" | "draft" | "archived"; readonly url: string | null },
  ProviderError
>;

/**
 * Brings the provider's own copy of a link in line with ours: made and published while ours is open, a draft again
 * while ours is one, archived after.
 * Our hosted page works either way. Throws when trying again may help, so that the queue does.
 */
export async function syncNativeLink(
  scope: Scope,
  { linkId, connectionId }: { readonly linkId: string; readonly connectionId: string },
  clock: Clock = systemClock,
): Promise<void> {
  const link = await findLink(scope, linkId);
  const way = link?.ways.find((one) => one.connectionId === connectionId);
  if (!link || !way || way.nativeKey === null) return;
  const connection = await loadConnection(scope, connectionId);
  const context = openContext(scope, connection, { clock });
  const isOpen = linkState(linkFacts(link), clock.now()) === "open";
  const outcome = isOpen
    ? await publish(scope, context, connection, link, way, way.nativeKey)
    : await close(context, connection, way, link.status === "draft");
  await record(scope, way, outcome);
  if (!outcome.ok && isRetryable(outcome.error)) throw new Error(`native link: ${outcome.error.code}`);
}

async function publish(
  scope: Scope,
  context: ProviderContext,
  connection: Connection,
  link: LinkRecord,
  way: Way,
  idempotencyKey: string,
): Promise<Outcome> {
  const { createLink, publishLink } = connection.provider.operations;
  if (!createLink || !publishLink) return ok({ state: "none", url: null });
  let externalId = way.nativeExternalId;
  if (externalId === null) {
    const made = await createLink(context, { idempotencyKey, ...describeLink(link, connection) });
    if (!made.ok) return made;
    externalId = made.value.externalId;
    // Kept before the next call: should that one fail, the retry must not make a second link.
    await saveExternalId(scope, way, made.value);
  }
  const published = await reopen(context, connection, externalId, publishLink);
  return published.ok ? ok({ state: "published", url: published.value.url }) : published;
}

/** What was archived there comes back first. */
async function reopen(
  context: ProviderContext,
  { provider }: Connection,
  externalId: string,
  publishLink: NonNullable<Connection["provider"]["operations"]["publishLink"]>,
): Promise<Result<NativeLink, ProviderError>> {
  const published = await publishLink(context, externalId);
  const { restoreLink } = provider.operations;
  if (published.ok || published.error.code !== "conflict" || !restoreLink) return published;
  const restored = await restoreLink(context, externalId);
  return restored.ok ? publishLink(context, externalId) : restored;
}

async function close(
  context: ProviderContext,
  { provider }: Connection,
  way: Way,
  isDraft: boolean,
): Promise<Outcome> {
  const { archiveLink, unpublishLink } = provider.operations;
  const toDraft = isDraft && unpublishLink !== undefined;
  const closeLink = toDraft ? unpublishLink : archiveLink;
  if (way.nativeExternalId === null || !closeLink) return ok({ state: "none", url: null });
  const closed = await closeLink(context, way.nativeExternalId);
  if (closed.ok) return ok({ state: toDraft ? "draft" : "archived", url: null });
  // What is gone there needs no closing.
  return closed.error.code === "not_found" ? ok({ state: "archived", url: null }) : closed;
}

/**
 * The amount is told only where a price is charged as it is or at par, as on our own page. Of several prices the copy
 * holds the first that this connection can charge, with the methods that charge the same.
 */
function describeLink(link: LinkRecord, connection: Connection) {
  const ways = link.ways.filter((way) => way.connectionId === connection.id);
  const offers = offersOfLink({ ...link, ways }, [offerableConnection(connection)]).filter(
    (offer) => offer.unavailable === null,
  );
  const asked = linkPrices(link).find(({ currency }) =>
    offers.some(({ priceCurrency }) => priceCurrency === currency),
  );
  const price = asked?.price ?? null;
  const offered = new Set(
    offers.filter(({ priceCurrency }) => priceCurrency === asked?.currency).map(({ methodId }) => methodId),
  );
  const description = [link.description, link.message].filter((text) => text !== "").join("\n\n");
  return {
    title: link.title,
    methods: connection.provider.methods(connection.mode).filter((method) => offered.has(method.id)),
    ...(description === "" ? {} : { description }),
    ...(price === null ? {} : { amount: price }),
    ...(link.expiresAt === null ? {} : { expiresAt: link.expiresAt }),
    ...(link.maxPayments === null ? {} : { maxPayments: link.maxPayments }),
  };
}

async function saveExternalId(scope: Scope, way: Way, { externalId }: NativeLink): Promise<void> {
  await unit((tx) => updateWay(tx, scope, way, { nativeExternalId: externalId }));
}

async function record(scope: Scope, way: Way, outcome: Outcome): Promise<void> {
  const change = outcome.ok
    ? { nativeState: outcome.value.state, nativeUrl: outcome.value.url }
    : { nativeState: "failed" };
  await unit(async (tx) => {
    await updateWay(tx, scope, way, change);
    await notifyLive(tx, scope.merchantId, "payment-links");
  });
}
