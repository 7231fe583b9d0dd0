/** What an operation may refuse with. Messages are written for the person who reads them and hold no secrets. */
export const APP_ERROR_STATUS = {
  invalid_input: 400,
  not_signed_in: 401,
  forbidden: 403,
  /** Allowed, once the person has shown again that it is them. */
  step_up_required: 403,
  /** The role wants a second factor, and the person has none yet. */
  factor_required: 403,
  not_found: 404,
  conflict: 409,
  rate_limited: 429,
  provider_failed: 502,
  unexpected: 500,
} as const;

export type AppErrorCode = keyof typeof APP_ERROR_STATUS;

export class AppError extends Error {
  readonly code: AppErrorCode;
  /** Messages by form field, for `invalid_input`. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(code: AppErrorCode, message: string, fields: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.fields = fields;
  }
}

/** Something that is not there, or not yours: the two are told apart nowhere. */
export function notFound(what: string): AppError {
  return new AppError("not_found", `${what} not found.`);
}

export function invalidInput(fields: Readonly<Record<string, string>>): AppError {
  return new AppError("invalid_input", "Some fields need another look.", fields);
}
