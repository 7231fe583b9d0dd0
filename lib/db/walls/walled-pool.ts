import pg from "pg";
import type { Wall } from "./wall.ts";

/** What `raise-walls.ts` made for the app: neither owns a table, so row security holds for both. */
export const APP_ROLE = "paydeck_app";
export const MEMBER_ROLE = "paydeck_member";

/** Takes the role and the merchant. */
export const PUT_UP = {
  name: "put_up_wall",
  text: "SELECT set_config('role', $1, false), set_config('paydeck.merchant', $2, false)",
};

/** Behind which wall each connection stands; one that is not in here came as `paydeck_app`, outside of any. */
const standing = new WeakMap<pg.PoolClient, string>();
const OUTSIDE = "";

const pools = new WeakMap<pg.Pool, Map<string, pg.Pool>>();

/**
 * The connections of a pool, each put behind this wall, or outside of any, before it is handed out. The pool's sessions
 * have to begin as `paydeck_app`.
 */
export function walled(shared: pg.Pool, wall: Wall | null): pg.Pool {
  const known = pools.get(shared) ?? new Map<string, pg.Pool>();
  pools.set(shared, known);
  const key = wall?.merchantId ?? OUTSIDE;
  const made = known.get(key) ?? new WalledPool(shared, key);
  known.set(key, made);
  return made;
}

/** The values of PUT_UP. */
export function standingOf(merchantId: string): [role: string, merchantId: string] {
  return [merchantId === OUTSIDE ? APP_ROLE : MEMBER_ROLE, merchantId];
}

/** A pool to whoever asks it, without connections of its own. */
class WalledPool extends pg.Pool {
  readonly #shared: pg.Pool;
  readonly #merchantId: string;

  constructor(shared: pg.Pool, merchantId: string) {
    super({ max: 1 });
    this.#shared = shared;
    this.#merchantId = merchantId;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    const ready = this.#stand();
    if (callback === undefined) return ready;
    ready.then(
      (client) => callback(undefined, client, (release) => client.release(release)),
      (thrown: Error) => callback(thrown, undefined, () => undefined),
    );
    return undefined;
  }

  async #stand(): Promise<pg.PoolClient> {
    const client = await this.#shared.connect();
    if ((standing.get(client) ?? OUTSIDE) === this.#merchantId) return client;
    try {
      await client.query({ ...PUT_UP, values: standingOf(this.#merchantId) });
    } catch (thrown) {
      // Nobody knows where it stands: it is of no more use.
      client.release(true);
      throw thrown;
    }
    standing.set(client, this.#merchantId);
    return client;
  }
}

type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: Error | boolean) => void,
) => void;
