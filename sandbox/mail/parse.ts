import PostalMime, { type Email } from "postal-mime";
import type { CaughtLetter } from "./state.ts";

/** A letter taken apart as a mail program would. */
export function parseLetter({ raw }: CaughtLetter): Promise<Email> {
  return PostalMime.parse(Buffer.from(raw, "base64"));
}

export function bytesOf(content: ArrayBuffer | Uint8Array | string): Buffer {
  if (typeof content === "string") return Buffer.from(content);
  return content instanceof ArrayBuffer ? Buffer.from(content) : Buffer.from(content);
}
