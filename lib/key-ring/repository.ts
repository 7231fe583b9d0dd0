import { z } from "zod";
import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import type { SealedPlace } from "./places.ts";

export interface SealedRow {
  readonly key: Readonly<Record<string, string>>;
  readonly sealed: Uint8Array;
}

const rows = z.array(z.object({ key: z.record(z.string(), z.string()), sealed: z.instanceof(Uint8Array) }));

/** The next sealed values of a place after this row, of all merchants: for the operator's own command. */
export async function listSealed(
  place: SealedPlace,
  after: SealedRow["key"] | null,
  limit: number,
): Promise<SealedRow[]> {
  const keys = place.key.map(nameOf);
  const column = bytesOf(place);
  const fields = Prisma.join(place.key.map((name) => Prisma.sql`${name}::text, ${nameOf(name)}`));
  const order = Prisma.join(keys);
  const beyond = after ? Prisma.sql`(${order}) > (${valuesOf(place, after)})` : Prisma.sql`TRUE`;
  return rows.parse(
    await db().$queryRaw`
      SELECT jsonb_build_object(${fields}) AS key, ${column} AS sealed FROM ${nameOf(place.table)}
      WHERE octet_length(${column}) > 0 AND ${beyond} ORDER BY ${order} LIMIT ${limit}`,
  );
}

/** False when the value is not what it was any more: whoever wrote it since has sealed it anew. */
export async function replaceSealed(
  place: SealedPlace,
  { key, sealed }: SealedRow,
  anew: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const column = bytesOf(place);
  const value = place.isText ? Prisma.sql`${Buffer.from(anew).toString("base64")}` : Prisma.sql`${anew}`;
  const count = await db().$executeRaw`
    UPDATE ${nameOf(place.table)} SET ${nameOf(place.column)} = ${value}
    WHERE (${Prisma.join(place.key.map(nameOf))}) = (${valuesOf(place, key)}) AND ${column} = ${new Uint8Array(sealed)}`;
  return count === 1;
}

function bytesOf({ column, isText = false }: SealedPlace): Prisma.Sql {
  return isText ? Prisma.sql`decode(${nameOf(column)}, 'base64')` : nameOf(column);
}

/** Tables and columns are named in places.ts alone. */
function nameOf(name: string): Prisma.Sql {
  return Prisma.raw(`"${name}"`);
}

function valuesOf(place: SealedPlace, key: SealedRow["key"]): Prisma.Sql {
  return Prisma.join(place.key.map((name) => Prisma.sql`${key[name] ?? ""}::text`));
}
