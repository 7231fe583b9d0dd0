import { z } from "zod";
import { err, ok } from "../../result.ts";
import type { OperationName, ProviderOperations } from "../contract.ts";
import { unwrapData } from "../envelope.ts";
import { requestJson } from "../http.ts";
import { looseText } from "../loose.ts";
import type { Credentials } from "./credentials.ts";
import { type Answer, type Context, siteUrlOf } from "./request.ts";

const healthSchema = z.preprocess(unwrapData, z.object({ status: z.string(), version: looseText }));

/** Asked at the host itself, above the API, and without the key. */
export async function readHealth(
  context: Context,
  operation: OperationName,
): Answer<{ readonly version: string | null }> {
  const health = await requestJson(context, {
    operation,
    method: "GET",
    url: `${siteUrlOf(context)}/health`,
    schema: healthSchema,
  });
  if (!health.ok) return health;
  if (health.value.status !== "healthy")
    return err({ code: "unavailable", message: "PayIn says that it is not healthy.", effect: "not_applied" });
  return ok({ version: health.value.version ?? null });
}

export const checkHealth: NonNullable<ProviderOperations<Credentials>["checkHealth"]> = (context) =>
  readHealth(context, "checkHealth");
