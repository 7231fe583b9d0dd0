import { z } from "zod";

const headers = z.record(z.string(), z.string());

/** Headers as the inbox stored them. */
export function storedHeaders(json: unknown): Readonly<Record<string, string>> {
  return headers.parse(json);
}
