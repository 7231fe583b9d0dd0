import { z } from "zod";

const failure = z.object({ error: z.object({ message: z.string(), errorId: z.string() }) });

/** A reader's refusal, in words for the person. */
export class FetchFailed extends Error {
  override readonly name = "FetchFailed";
}

/** GETs one of our own readers and parses its answer; throws {@link FetchFailed} with the server's own words. */
export async function fetchJson<Schema extends z.ZodType>(
  url: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.output<Schema>> {
  const response = await fetch(url, {
    headers: { accept: "application/json" },
    ...(signal === undefined ? {} : { signal }),
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return schema.parse(body);
  const known = failure.safeParse(body);
  throw new FetchFailed(
    known.success ? known.data.error.message : "The server did not answer. Try again in a moment.",
  );
}
