import type { z } from "zod";
import { UNATTENDED_HEADER } from "#lib/live/topics.ts";
import { isAttended } from "./attendance.ts";

/** A reader's refusal, in words for the person. */
export class FetchFailed extends Error {
  override readonly name = "FetchFailed";
}

/** The session that the screen was drawn for has ended. */
export class SignedOut extends FetchFailed {}

/**
 * GETs one of our own readers and parses its answer; throws {@link FetchFailed} with the server's own words, {@link SignedOut} where nobody is signed in any more. The schema
 * is fetched with the first answer that it reads: a screen that opens with what the server drew needs none.
 */
export async function fetchJson<Schema extends z.ZodType>(
  url: string,
  loadSchema: () => Promise<Schema>,
  signal?: AbortSignal,
): Promise<z.output<Schema>> {
  const [schema, response] = await Promise.all([
    loadSchema().catch(() => null),
    fetch(url, {
      headers: { accept: "application/json", ...(isAttended() ? {} : { [UNATTENDED_HEADER]: "1" }) },
      ...(signal === undefined ? {} : { signal }),
    }),
  ]);
  const body: unknown = await response.json().catch(() => null);
  if (response.status === 401) throw new SignedOut(wordsOf(body) ?? "Sign in to continue.");
  if (!response.ok)
    throw new FetchFailed(wordsOf(body) ?? "The server did not answer. Try again in a moment.");
  // Scripts of a version that is gone: only the page as it is now can read the answer.
  if (schema === null) throw new FetchFailed("Paydeck was updated. Reload the page.");
  return schema.parse(body);
}

/** `{ error: { message, errorId } }`, as every reader refuses. */
function wordsOf(body: unknown): string | undefined {
  const error = fieldOf(body, "error");
  const message = fieldOf(error, "message");
  return typeof message === "string" && typeof fieldOf(error, "errorId") === "string" ? message : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
