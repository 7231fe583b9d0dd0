import type { z } from "zod";
import { ApiProblem } from "./problem.ts";

/** What was sent, as the operation declares it; refused with what is wrong with which field. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, sent: unknown): z.output<Schema> {
  const parsed = schema.safeParse(sent);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const isUnknown = issue.code === "unrecognized_keys";
    for (const name of isUnknown ? issue.keys : [[]]) {
      const path = [...issue.path, name].flat().join(".");
      fields[path] ??= isUnknown ? "There is no such field." : issue.message;
    }
  }
  throw new ApiProblem("invalid_input", "Some fields need another look.", { fields });
}
