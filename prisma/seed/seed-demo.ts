import type { Connection } from "#lib/connections/connection.ts";
import { webhookUrl } from "#lib/connections/webhook-url.ts";
import { sandboxControl } from "./control.ts";
import { DEMO_ACCOUNTS } from "./demo-accounts.ts";
import { people } from "./plan/people.ts";
import { PROVIDER_IDS, type ProviderId } from "./plan/plan.ts";
import { planHistory, planNoise } from "./plan/plan-history.ts";
import { createRandom, type Random } from "./plan/random.ts";
import { planShowcase } from "./plan/showcase.ts";
import { WAYS } from "./plan/ways.ts";
import type { Progress } from "./progress.ts";
import { refreshBalances, seedBalanceHistory } from "./rows/balances.ts";
import { seedConnection } from "./rows/connections.ts";
import { seedCustomers } from "./rows/customers.ts";
import { seedDepositAddresses } from "./rows/deposits.ts";
import { seedEndpoint } from "./rows/endpoints.ts";
import { seedInvoices } from "./rows/invoices.ts";
import type { LinkedPlans } from "./rows/link-specs.ts";
import { planLinks } from "./rows/link-specs.ts";
import { finishLinks, type SeededLink, seedLinks } from "./rows/links.ts";
import { type SeededMerchant, seedMerchant } from "./rows/merchants.ts";
import { seedTeam } from "./rows/team.ts";
import { ageRows, removeDoneJobs, spreadSyncs } from "./rows/tidy.ts";
import { storeStories } from "./store/store-stories.ts";
import { type Desk, openDesk } from "./world/desk.ts";
import { play } from "./world/play.ts";
import type { Cast } from "./world/scene.ts";
import type { KnownCustomer, Story } from "./world/story.ts";
import { toRecords } from "./world/to-records.ts";
import type { World } from "./world/world.ts";

const DAY_MS = 86_400_000;
const DAYS = 90;
const CUSTOMERS = 220;
const BAKERY_PAYMENTS = 60;
const BAKERY_PROVIDERS: readonly ProviderId[] = ["payin", "pepay"];

export interface SeedOptions {
  readonly seed: number;
  /** Of the first merchant's everyday business. */
  readonly transactions: number;
  readonly now: Date;
  readonly sandboxUrl: string;
  readonly progress: Progress;
}

/** One merchant's part of the play. */
interface Troupe extends SeededMerchant {
  readonly connections: readonly Connection[];
  readonly customers: ReadonlyMap<string, KnownCustomer>;
  readonly links: readonly SeededLink[];
  readonly plans: LinkedPlans["plans"];
}

/** Fills an empty database with the demo: two merchants of one owner, and what happened to them in 90 days. */
export async function seedDemo(options: SeedOptions): Promise<void> {
  const { now, sandboxUrl, progress } = options;
  const random = createRandom(options.seed);
  const start = new Date(now.getTime() - DAYS * DAY_MS);

  const troupes = await progress(
    "Merchants",
    async () => [await gatherAltura(random, options, start), await gatherBakery(random, options, start)],
    (all) =>
      all
        .map(({ name, customers, links }) => `${name}: ${customers.size} customers, ${links.length} links`)
        .join(" · "),
  );

  const played = await progress(
    "Providers' 90 days",
    () =>
      play({ start, now, random, sandboxUrl }, (world) => troupes.flatMap((troupe) => castOf(world, troupe))),
    ({ stories }) =>
      `${stories.length} stories, ${count(stories, "webhook")} webhooks, ${count(stories, "poll")} polls`,
  );

  for (const { scope, name, connections } of troupes) {
    const ids = new Set<string>(connections.map(({ id }) => id));
    const stories = played.stories.filter((story) => ids.has(story.connectionId));
    await progress(
      name,
      () => storeStories({ merchantId: scope.merchantId, stories, now }),
      () => `${stories.length} stories through inbox and state machine`,
    );
  }

  const control = sandboxControl(sandboxUrl);
  await progress(
    "Sandbox",
    async () => {
      for (const { id, provider } of troupes[0]?.connections ?? []) {
        const known = PROVIDER_IDS.find((one) => one === provider.id);
        if (known) await control.setWebhookAddress(known, webhookUrl(id));
      }
      return control.importAll(toRecords(played.tables));
    },
    (records) => `${records} records taken over`,
  );

  await progress("Links and balances", async () => {
    for (const { scope, connections, links } of troupes) {
      await finishLinks(scope, links);
      await ageRows(scope, start);
      await seedBalanceHistory(scope, connections, { from: start, to: now });
      await seedDepositAddresses(scope, connections);
      await refreshBalances(scope, connections);
      await spreadSyncs(scope, now);
      await removeDoneJobs(scope);
    }
    if (troupes[0]) await seedInvoices(troupes[0].scope, troupes[0].connections, now);
    // Last: what happened before is sent as one window, not change by change.
    if (troupes[0]) await seedEndpoint(troupes[0].scope, control, { sandboxUrl, now });
  });
}

async function gatherAltura(
  random: Random,
  { transactions, now }: SeedOptions,
  start: Date,
): Promise<Troupe> {
  const merchant = await seedMerchant("Café Altura", "cafe-altura", DEMO_ACCOUNTS);
  await seedTeam(merchant.scope, now);
  const connections = await connect(merchant, PROVIDER_IDS, start);
  const crowd = people(random, Math.min(CUSTOMERS, 40 + transactions));
  const history = planHistory({
    random,
    count: transactions,
    people: crowd,
    period: { from: start, to: now },
  });
  const noise = planNoise(random, { ignored: 14, forged: 6 }, { from: start, to: now });
  const plans = [...history, ...planShowcase(random, now), ...noise];
  return furnish(random, merchant, connections, { plans, crowd, now });
}

/** A second merchant of the same owner, small and settled, on providers that hold no money for it. */
async function gatherBakery(random: Random, { now }: SeedOptions, start: Date): Promise<Troupe> {
  const owner = DEMO_ACCOUNTS.filter(({ role }) => role === "owner");
  const merchant = await seedMerchant("Panadería Sol", "panaderia-sol", owner);
  const connections = await connect(merchant, BAKERY_PROVIDERS, start);
  const crowd = people(random, 30);
  const ways = WAYS.filter(({ provider }) => BAKERY_PROVIDERS.includes(provider));
  const period = { from: start, to: new Date(now.getTime() - DAY_MS) };
  const plans = planHistory({ random, count: BAKERY_PAYMENTS, people: crowd, period, ways }).filter(
    ({ provider }) => BAKERY_PROVIDERS.includes(provider),
  );
  return furnish(random, merchant, connections, { plans, crowd, now, fewLinks: true });
}

async function connect(
  { scope }: SeededMerchant,
  providers: readonly ProviderId[],
  at: Date,
): Promise<Connection[]> {
  const connections: Connection[] = [];
  for (const provider of providers) connections.push(await seedConnection(scope, provider, at));
  return connections;
}

async function furnish(
  random: Random,
  merchant: SeededMerchant,
  connections: readonly Connection[],
  more: { plans: LinkedPlans["plans"]; crowd: ReturnType<typeof people>; now: Date; fewLinks?: boolean },
): Promise<Troupe> {
  const linked = more.fewLinks ? { plans: more.plans, specs: [] } : planLinks(random, more.plans, more.now);
  const customers = await seedCustomers(merchant.scope, more.crowd);
  const links = await seedLinks(merchant.scope, connections, linked.specs);
  return { ...merchant, connections, customers, links, plans: linked.plans };
}

function castOf(world: World, { scope, connections, customers, links, plans }: Troupe): Cast[] {
  const desks = new Map<string, Desk>(
    connections.map((connection) => [connection.provider.id, openDesk(world, scope, connection)]),
  );
  const linkOf = new Map(links.flatMap(({ id, spec }) => spec.payments.map((key) => [key, id] as const)));
  return plans.flatMap((plan) => {
    const desk = desks.get(plan.provider);
    if (!desk) return [];
    const email = plan.kind === "payment" ? plan.customer?.email : undefined;
    const customer = (email === undefined ? undefined : customers.get(email)) ?? null;
    const linkId = (plan.kind === "payment" ? linkOf.get(plan.idempotencyKey) : undefined) ?? null;
    return [{ plan, desk, customer, linkId }];
  });
}

function count(stories: readonly Story[], kind: "webhook" | "poll"): number {
  return stories.reduce((sum, story) => sum + story.steps.filter((step) => step.kind === kind).length, 0);
}
