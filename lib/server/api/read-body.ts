import { ApiProblem } from "./problem.ts";

/** The largest invoice that there can be is a fifth of it. */
export const MOST_BODY_BYTES = 256 * 1024;

/** The body as JSON; nothing sent is an empty object, for what needs no input. */
export async function readBody(request: Request): Promise<unknown> {
  const bytes = await readBytes(request);
  if (bytes.byteLength === 0) return {};
  const [type = ""] = (request.headers.get("content-type") ?? "").split(";");
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (type.trim().toLowerCase() !== "application/json" || encoding !== "identity")
    throw new ApiProblem("unsupported_media_type", "Send the body as application/json, not compressed.");
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new ApiProblem("malformed_json", "The body can't be read as JSON in UTF-8.");
  }
  refuseUnstorable(value, []);
  return value;
}

/** Stops reading where it becomes too long, whatever Content-Length claims. */
async function readBytes({ body, headers }: Request): Promise<Uint8Array> {
  const tooLarge = () =>
    new ApiProblem("too_large", `A body may have at most ${MOST_BODY_BYTES / 1024} KiB.`);
  if (Number(headers.get("content-length") ?? 0) > MOST_BODY_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > MOST_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** PostgreSQL keeps no text with a NUL, or with half of a character, in it. */
function refuseUnstorable(value: unknown, path: readonly string[]): void {
  if (typeof value === "string" && (value.includes("\0") || !value.isWellFormed()))
    throw new ApiProblem("invalid_input", "A text holds a character that can't be kept.", {
      fields: { [path.join(".")]: "It holds a character that can't be kept." },
    });
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) refuseUnstorable(inner, [...path, name]);
}
