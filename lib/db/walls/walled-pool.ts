import pg from "pg";
import { onePerProcess } from "../one-per-process.ts";
import type { Standing } from "./wall.ts";

/** What `raise-walls.ts` made for the app: none owns a table, so row security holds for all but the finder. */
export const APP_ROLE = "paydeck_app";
export const MEMBER_ROLE = "paydeck_member";
/** A member who sees some connections only. */
export const LIMITED_ROLE = "paydeck_limited";
export const FINDER_ROLE = "paydeck_finder";

/** Takes what `placeOf` answers. */
export const STAND = {
  name: "stand",
  text: `SELECT set_config('role', $1, false), set_config('paydeck.merchant', $2, false),
    set_config('paydeck.connections', $3, false)`,
};

/** Role, merchant, and connections with commas between them. */
export function placeOf(
  standing: Standing,
): readonly [role: string, merchantId: string, connectionIds: string] {
  if (standing === "outside") return [APP_ROLE, "", ""];
  if (standing === "beside") return [FINDER_ROLE, "", ""];
  const { merchantId, connectionIds } = standing;
  if (connectionIds === null) return [MEMBER_ROLE, merchantId, ""];
  return [LIMITED_ROLE, merchantId, [...connectionIds].sort().join(",")];
}

/** One text for one place. */
export function keyOf(standing: Standing): string {
  return placeOf(standing).join(" ");
}

// The bundler makes copies of this module, and they share the connections: what one of them knows of a connection, all
// have to know.
const pools = onePerProcess("walled-pools", () => new WeakMap<pg.Pool, Map<string, pg.Pool>>());
/** Where each connection stands; one that is not in here is as it came. */
const standings = onePerProcess("standings", () => new WeakMap<pg.PoolClient, string>());

/** The connections of a pool, each put into its place before it is handed out. The pool's sessions have to begin as `paydeck_app`. */
export function standingIn(shared: pg.Pool, standing: Standing): pg.Pool {
  const known = pools.get().get(shared) ?? new Map<string, pg.Pool>();
  pools.get().set(shared, known);
  const key = keyOf(standing);
  const made = known.get(key) ?? new WalledPool(shared, standing);
  known.set(key, made);
  return made;
}

const AS_IT_CAME = keyOf("outside");

/** A pool to whoever asks it, without connections of its own. */
class WalledPool extends pg.Pool {
  readonly #shared: pg.Pool;
  readonly #standing: Standing;

  constructor(shared: pg.Pool, standing: Standing) {
    super({ max: 1 });
    this.#shared = shared;
    this.#standing = standing;
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
    const wanted = keyOf(this.#standing);
    if ((standings.get().get(client) ?? AS_IT_CAME) === wanted) return client;
    try {
      await client.query({ ...STAND, values: [...placeOf(this.#standing)] });
    } catch (thrown) {
      // Nobody knows where it stands: it is of no more use.
      client.release(true);
      throw thrown;
    }
    standings.get().set(client, wanted);
    return client;
  }
}

type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: Error | boolean) => void,
) => void;
