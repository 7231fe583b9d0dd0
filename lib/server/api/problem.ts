import { z } from "zod";
import { AppError } from "../../errors.ts";
import { describeFailure } from "../describe-failure.ts";

/** Everything that the API refuses with. `code` is what a program reads; it never changes its meaning. */
export const PROBLEMS = {
  invalid_input: { status: 400, title: "Something in the request can't be used" },
  malformed_json: { status: 400, title: "The body is not JSON" },
  idempotency_key_missing: { status: 400, title: "A request that writes needs an Idempotency-Key" },
  unauthorized: { status: 401, title: "No valid key" },
  forbidden: { status: 403, title: "The key does not include this" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "This address does not take that method" },
  conflict: { status: 409, title: "It can't be done as things stand" },
  in_progress: { status: 409, title: "The same request is being worked on" },
  too_large: { status: 413, title: "The body is too large" },
  unsupported_media_type: { status: 415, title: "Send JSON" },
  idempotency_key_reused: { status: 422, title: "This Idempotency-Key was used for another request" },
  rate_limited: { status: 429, title: "Too many requests" },
  unexpected: { status: 500, title: "Something went wrong on our side" },
  provider_failed: { status: 502, title: "The provider did not do it" },
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

/** The body of every refusal: `application/problem+json` of RFC 9457. */
export const problemDto = z
  .object({
    type: z.string().describe("urn:paydeck:problem: and the code"),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe("In words, for whoever reads the log"),
    code: z.string().describe("What a program reads"),
    request_id: z.string(),
    error_id: z.string().optional().describe("Finds it in Paydeck's own log"),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .describe("What is wrong with which field; nested ones as lines.0.unit_price"),
  })
  .describe("Why a request was refused");

export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly errorId: string | undefined;

  constructor(
    code: ProblemCode,
    detail: string,
    more: {
      readonly headers?: Readonly<Record<string, string>>;
      readonly fields?: Readonly<Record<string, string>>;
      readonly errorId?: string;
    } = {},
  ) {
    super(detail);
    this.name = "ApiProblem";
    this.code = code;
    this.headers = more.headers ?? {};
    this.fields = more.fields ?? {};
    this.errorId = more.errorId;
  }
}

/** Anything thrown, as the caller may see it. What nobody foresaw is logged, and named only by its id. */
export function problemOf(thrown: unknown, where: string): ApiProblem {
  if (thrown instanceof ApiProblem) return thrown;
  const { code, message, fields, errorId } = describeFailure(thrown, where);
  if (code === "not_signed_in")
    return new ApiProblem("unauthorized", message, { headers: { "www-authenticate": "Bearer" } });
  // A key is no person: nobody asks one for a second factor.
  if (code === "step_up_required" || code === "factor_required") return new ApiProblem("forbidden", message);
  const isOurs = !(thrown instanceof AppError) && code === "unexpected";
  return new ApiProblem(code, message, { fields, ...(isOurs && { errorId }) });
}

export function problemBody(problem: ApiProblem, requestId: string): z.infer<typeof problemDto> {
  const { code, message, fields, errorId } = problem;
  const errors = Object.entries(fields).map(([path, said]) => ({ field: apiName(path), message: said }));
  return {
    // Every Paydeck has an address of its own, so the name is none.
    type: `urn:paydeck:problem:${code}`,
    title: PROBLEMS[code].title,
    status: PROBLEMS[code].status,
    detail: message,
    code,
    request_id: requestId,
    ...(errorId !== undefined && { error_id: errorId }),
    ...(errors.length > 0 && { errors }),
  };
}

/** The operations call their fields as the forms do: `customerEmail` is `customer_email` here. */
export function apiName(path: string): string {
  return path.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
