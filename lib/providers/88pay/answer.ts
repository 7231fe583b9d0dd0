import { z } from "zod";
import { camelKeys } from "../camel-keys.ts";
import { fieldDrift } from "../drift.ts";
import { unwrapData } from "../envelope.ts";
import type { DriftSign } from "../facts.ts";

/**
 * Reads an answer with or without `{status, code, message, data}` around it, its names in snake_case or camelCase, and
 * notes what its documents do not list.
 */
export function withDrift<T>(
  where: string,
  schema: z.ZodType<T>,
  documented: { readonly known: readonly string[]; readonly promised?: readonly string[] },
) {
  return z.unknown().transform((answer, context) => {
    const raw = unwrapData(answer);
    const fields = schema.safeParse(camelKeys(raw));
    if (fields.success) return { fields: fields.data, drift: fieldDrift(where, raw, documented) };
    context.addIssue({ code: "custom", message: `no ${where}` });
    return z.NEVER;
  });
}

/** No sign at all is left out. */
export function signs(seen: readonly DriftSign[]): readonly DriftSign[] | undefined {
  return seen.length > 0 ? seen : undefined;
}
