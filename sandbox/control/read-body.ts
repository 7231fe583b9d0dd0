import { z } from "zod";
import type { SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf, json, ReplyError } from "#sandbox/server/http.ts";

export const providerId = z.enum(["88pay", "payin", "pepay", "gateway"]);

/** The body by its schema, or a 400 that names the first thing wrong with it. */
export function readBody<T>(request: SandboxRequest, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(bodyOf(request));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const message = `${issue?.path.join(".") || "body"}: ${issue?.message ?? "invalid"}`;
  throw new ReplyError(json(400, { ok: false, message }));
}
