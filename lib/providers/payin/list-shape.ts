import { z } from "zod";
import { camelKeys } from "../camel-keys.ts";
import { unwrapData } from "../envelope.ts";
import { looseCount } from "../loose.ts";

export interface Listed<Row> {
  readonly rows: readonly Row[];
  /** Whether a page follows; undefined where the answer does not say. */
  readonly hasMore: boolean | undefined;
}

const paginationSchema = z.object({
  page: looseCount,
  totalPages: looseCount,
  hasMore: z.unknown().optional(),
});

/**
 * A list under `data.<name>[]` with its pagination (guide), under `data[]` beside it (reference and server), or bare.
 * Keys are brought to camelCase.
 */
export function listSchema<Row>(name: string, row: z.ZodType<Row>): z.ZodType<Listed<Row>> {
  return z.preprocess(
    (value) => readList(camelKeys(value), name),
    z
      .object({ rows: z.array(row), hasMore: z.boolean().optional() })
      .transform(({ rows, hasMore }) => ({ rows, hasMore })),
  );
}

function readList(answer: unknown, name: string): unknown {
  const data = unwrapData(answer);
  const inner = isObject(data) ? (data[name] ?? data.data ?? data.items) : data;
  const said = [data, answer].filter(isObject).find((value) => isObject(value.pagination));
  return { rows: inner, hasMore: hasMoreIn(said?.pagination) };
}

function hasMoreIn(pagination: unknown): boolean | undefined {
  const read = paginationSchema.safeParse(pagination);
  if (!read.success) return undefined;
  const { page, totalPages, hasMore } = read.data;
  if (typeof hasMore === "boolean") return hasMore;
  return page === undefined || totalPages === undefined ? undefined : page < totalPages;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
