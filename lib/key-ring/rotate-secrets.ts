import { isSealedAnew, seal, unseal } from "../connections/secrets.ts";
import { SEALED_PLACES, type SealedPlace } from "./places.ts";
import { listSealed, replaceSealed, type SealedRow } from "./repository.ts";

const AT_ONCE = 200;

export interface RotatedPlace {
  /** `table.column` */
  readonly place: string;
  /** Values under the ring's first key already. */
  readonly current: number;
  /** Values that were moved to it. */
  readonly moved: number;
  /** Rows whose value no key of the ring opens, by the columns that name them. */
  readonly closed: readonly string[];
}

/**
 * Seals every stored secret under the ring's first key, while Paydeck runs: each value is replaced only where it is still
 * what was opened. Run again, it moves what was written meanwhile by a process with the old ring; stopped, it goes on
 * where it was.
 */
export async function rotateSecrets(): Promise<readonly RotatedPlace[]> {
  const done: RotatedPlace[] = [];
  for (const place of SEALED_PLACES) done.push(await rotatePlace(place));
  return done;
}

async function rotatePlace(place: SealedPlace): Promise<RotatedPlace> {
  let current = 0;
  let moved = 0;
  const closed: string[] = [];
  let after: SealedRow["key"] | null = null;
  for (;;) {
    const batch: SealedRow[] = await listSealed(place, after, AT_ONCE);
    for (const row of batch) {
      const plain = isSealedAnew(row.sealed) ? null : open(place, row);
      if (plain === null) current += 1;
      else if (plain === undefined) closed.push(place.key.map((name) => row.key[name]).join("/"));
      else if (await replaceSealed(place, row, seal(plain, place.contextOf(row.key)))) moved += 1;
    }
    after = batch.at(-1)?.key ?? null;
    if (batch.length < AT_ONCE) break;
  }
  return { place: `${place.table}.${place.column}`, current, moved, closed };
}

/** Undefined: no key of the ring opens it. */
function open(place: SealedPlace, { key, sealed }: SealedRow): string | undefined {
  try {
    return unseal(sealed, place.contextOf(key));
  } catch {
    return undefined;
  }
}
