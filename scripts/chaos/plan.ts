import { eightyEight } from "./provider/eighty-eight.ts";
import { gateway } from "./provider/gateway.ts";
import { payin } from "./provider/payin.ts";
import { pepay } from "./provider/pepay.ts";
import { type Random, seeded } from "./random.ts";
import type { PlayedProvider, Story } from "./story.ts";

export const MERCHANTS = 2;
const PROVIDERS: readonly PlayedProvider[] = [payin, pepay, eightyEight, gateway];
/** Requests that the sender has for every kill. */
const DELIVERIES_PER_KILL = 10;
const LEAST_DELIVERIES = 200;

/** A merchant's account at a provider: a connection of ours. */
export interface Account {
  readonly merchant: number;
  readonly provider: PlayedProvider;
}

export interface PlannedStory extends Story {
  readonly account: number;
  /** Written down by us only after the first notification has come, as when our own answer was slow. */
  readonly late: boolean;
  /** Paid through the merchant's link of this number. */
  readonly link: number | null;
}

/** Bytes to send to one address: once, or several times at the same moment, until each is answered. */
export interface Delivery {
  readonly account: number;
  /** Null: forged, under a body of its own. */
  readonly story: PlannedStory | null;
  readonly body: string;
  readonly eventId: string;
  readonly copies: number;
  readonly forged: "no" | "secret" | "address";
}

export interface Plan {
  readonly accounts: readonly Account[];
  readonly stories: readonly PlannedStory[];
  readonly deliveries: readonly Delivery[];
}

/** All that happens in a run except the kills; the same seed makes the same plan. */
export function makePlan(seed: number, kills: number): Plan {
  const random = seeded(seed, "plan");
  const accounts = PROVIDERS.flatMap((provider) =>
    Array.from({ length: MERCHANTS }, (_, merchant) => ({ merchant, provider })),
  );
  const wanted = Math.max(LEAST_DELIVERIES, kills * DELIVERIES_PER_KILL);
  const stories: PlannedStory[] = [];
  const deliveries: Delivery[] = [];
  while (deliveries.length < wanted) {
    const told = tellOne(random, accounts, `${seed.toString(36)}x${stories.length.toString(36)}`);
    stories.push(...told);
    deliveries.push(...told.flatMap((story) => deliveriesOf(random, story)));
    if (random.chance(0.08)) deliveries.push(forgery(random, accounts, deliveries));
  }
  return { accounts, stories, deliveries: inSomeOrder(random, deliveries) };
}

function tellOne(random: Random, accounts: readonly Account[], mark: string): PlannedStory[] {
  const account = random.between(0, accounts.length - 1);
  const provider = accounts[account]?.provider;
  if (provider === undefined) return [];
  return provider.tell(random, mark).map((story) => ({
    ...story,
    account,
    // What may begin at the provider would be written down as begun there: only the others can be late.
    late: story.known !== null && provider !== payin && random.chance(0.1),
    link: story.known !== null && random.chance(0.3) ? random.between(0, 2) : null,
  }));
}

/** Each event at least once; some again and again, some several times at one moment. */
function deliveriesOf(random: Random, story: PlannedStory): Delivery[] {
  return story.events.flatMap(({ id, body }) => {
    const times = random.chance(0.2) ? random.between(2, 3) : 1;
    return Array.from({ length: times }, () => ({
      account: story.account,
      story,
      body,
      eventId: id,
      copies: random.chance(0.1) ? random.between(2, 4) : 1,
      forged: "no" as const,
    }));
  });
}

function forgery(random: Random, accounts: readonly Account[], before: readonly Delivery[]): Delivery {
  const model = random.pick(before);
  const account = random.between(0, accounts.length - 1);
  const forged = random.chance(0.8) ? ("secret" as const) : ("address" as const);
  // 88Pay's proof names what is in the body: a forger copies a body of the same provider.
  const own = accounts[account]?.provider === accounts[model.account]?.provider ? account : model.account;
  return { account: own, story: null, body: model.body, eventId: "", copies: 1, forged };
}

/** Events of one story stay near each other, in any order: the whole run is one long reordering. */
function inSomeOrder(random: Random, deliveries: readonly Delivery[]): Delivery[] {
  const keyed = deliveries.map((delivery, index) => ({ delivery, place: index + random.between(0, 60) }));
  return keyed.toSorted((a, b) => a.place - b.place).map(({ delivery }) => delivery);
}
