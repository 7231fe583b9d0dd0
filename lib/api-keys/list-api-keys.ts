import { may, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { keyPrefix } from "./key-text.ts";
import { findMakers, listKeyRows } from "./repository.ts";
import type { KeyList } from "./schema.ts";
import { API_PERMISSIONS, isApiPermission, KEY_STATES, keyState } from "./status.ts";

/** Live ones are at most 50; of the others the newest are of interest. */
const SHOWN = 200;

/** Keys of the scope's mode: those that work first, then the newest. */
export async function listApiKeys(
  scope: Scope,
  _params: object,
  clock: Clock = systemClock,
): Promise<KeyList> {
  const stored = await listKeyRows(scope, SHOWN);
  const makers = await findMakers([...new Set(stored.map(({ createdBy }) => createdBy))]);
  const now = clock.now();
  const rows = stored.map((key) => ({
    id: key.id,
    name: key.name,
    prefix: keyPrefix(scope.mode),
    lastFour: key.lastFour,
    permissions: key.permissions.filter(isApiPermission),
    state: keyState(key, now),
    createdBy: makers.get(key.createdBy) ?? "Somebody who has left",
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    lastAddress: key.lastAddress,
  }));
  return {
    mode: scope.mode,
    rows: KEY_STATES.flatMap((state) => rows.filter((row) => row.state === state)),
    grantable: API_PERMISSIONS.filter((one) => may(scope, one)),
  };
}
