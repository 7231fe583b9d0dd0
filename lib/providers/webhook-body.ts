import { err, ok, type Result } from "../result.ts";
import { parseExactJson } from "./exact-json.ts";

/** The JSON of a webhook's raw bytes. Bytes that are not UTF-8 are refused, not replaced: they would read as another text. */
export function readWebhookJson(body: Uint8Array): Result<unknown, "malformed_body"> {
  if (body.byteLength === 0) return err("malformed_body");
  const text = decodeUtf8(body);
  if (text === null) return err("malformed_body");
  const parsed = parseExactJson(text);
  return parsed.ok ? ok(parsed.value) : err("malformed_body");
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
