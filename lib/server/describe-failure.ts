import { ulid } from "ulid";
import { z } from "zod";
import { AppError } from "../errors.ts";
import { log } from "../logger.ts";

export interface Failure {
  readonly code: AppError["code"];
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly errorId: string;
}

/** Turns anything thrown into what may be shown; what nobody foresaw is logged and named only by its id. */
export function describeFailure(thrown: unknown, where: string): Failure {
  const errorId = ulid();
  if (thrown instanceof AppError) {
    return { code: thrown.code, message: thrown.message, fields: thrown.fields, errorId };
  }
  if (thrown instanceof z.ZodError) {
    return {
      code: "invalid_input",
      message: "Some fields need another look.",
      fields: fieldsOf(thrown),
      errorId,
    };
  }
  log("server").error({ err: thrown, where, errorId }, "Unexpected failure");
  const message =
    "Something went wrong on our side. Nothing was charged twice and nothing is lost; try again.";
  return { code: "unexpected", message, fields: {}, errorId };
}

function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= issue.message;
  return fields;
}
