import pg from "pg";
import { doubledEffects } from "./effects.ts";
import type { Plan } from "./plan.ts";
import { MARKER, type SentRequest } from "./sender.ts";
import { eventStates, linkStates, transactionStates } from "./states.ts";
import type { World } from "./world.ts";

/** How everything stands when nothing moves any more. */
export interface Ending {
  /** Requests that reached us: the answered ones, and unanswered ones that left a row. */
  readonly sent: number;
  /** Where they went, by their rows. */
  readonly counts: Readonly<Record<(typeof COUNTED)[number], number>>;
  /** What is missing, one line each. */
  readonly lost: readonly string[];
  /** What happened twice, one line each. */
  readonly doubled: readonly string[];
  /** The state of every transaction, event and link, in words that are the same in every run of a seed. */
  readonly states: ReadonlyMap<string, string>;
}

const COUNTED = ["applied", "duplicate", "ignored", "rejected", "pending", "dead"] as const;
const COUNTED_AS: Readonly<Record<string, (typeof COUNTED)[number]>> = {
  processed: "applied",
  duplicate: "duplicate",
  ignored: "ignored",
  rejected: "rejected",
  received: "pending",
  processing: "pending",
  failed: "pending",
  dead: "dead",
};

/** Reads one database to the end and judges it against what was sent. */
export async function readEnding(
  url: string,
  told: { readonly plan: Plan; readonly world: World; readonly requests: readonly SentRequest[] },
): Promise<Ending> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const rows = await requestRows(client);
    const events = await eventStates(client, told.world);
    const arrived = told.requests.filter(({ marker, status }) => isAnswer(status) || rows.has(marker));
    return {
      sent: arrived.length,
      counts: countsOf([...rows.values()].flat()),
      lost: [...lostRequests(arrived, rows), ...lostEvents(told.plan, events)],
      doubled: [...doubledRequests(rows), ...(await doubledEffects(client))],
      states: new Map([
        ...[...events].map(([key, status]) => [`event ${key}`, status] as const),
        ...(await transactionStates(client, told.world)),
        ...(await linkStates(client)),
      ]),
    };
  } finally {
    await client.end();
  }
}

/** The statuses of the rows that each request left, by its marker. */
async function requestRows(client: pg.Client): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await client.query<{ marker: string; status: string }>(`
    SELECT headers->>'${MARKER}' AS marker, status FROM webhook_events
    UNION ALL SELECT headers->>'${MARKER}', 'rejected' FROM stray_webhooks`);
  const byMarker = new Map<string, string[]>();
  for (const { marker, status } of rows) byMarker.set(marker, [...(byMarker.get(marker) ?? []), status]);
  return byMarker;
}

function countsOf(statuses: readonly string[]): Ending["counts"] {
  const count = (name: string) => statuses.filter((status) => COUNTED_AS[status] === name).length;
  return {
    applied: count("applied"),
    duplicate: count("duplicate"),
    ignored: count("ignored"),
    rejected: count("rejected"),
    pending: count("pending"),
    dead: count("dead"),
  };
}

/** 503 says that nothing was stored: such a request counts only when it was all the same. */
function isAnswer(status: number | null): boolean {
  return status !== null && status < 500;
}

/** What was acknowledged or refused has a row that says so. */
export function lostRequests(
  arrived: readonly SentRequest[],
  rows: ReadonlyMap<string, readonly string[]>,
): string[] {
  return arrived.flatMap(({ marker, status }) => {
    const left = rows.get(marker) ?? [];
    if (left.length === 0) return [`request ${marker} was answered ${status} and left nothing`];
    const isRefused = left.includes("rejected");
    const fits = status === null || status >= 500 || (status === 401) === isRefused;
    return fits ? [] : [`request ${marker} was answered ${status} and is ${left.join(", ")}`];
  });
}

/** Every event that the providers produced had its effect. */
export function lostEvents(plan: Plan, events: ReadonlyMap<string, string>): string[] {
  return plan.stories.flatMap(({ account, events: told }) =>
    told.flatMap(({ id, outcome }) => {
      const found = events.get(`${account}/${id}`) ?? "not there";
      return found === outcome ? [] : [`event ${id} is ${found}, not ${outcome}`];
    }),
  );
}

function doubledRequests(rows: ReadonlyMap<string, readonly string[]>): string[] {
  return [...rows].flatMap(([marker, left]) =>
    left.length > 1 ? [`request ${marker} left ${left.length} rows: ${left.join(", ")}`] : [],
  );
}
