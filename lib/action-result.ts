import type { AppErrorCode } from "./errors.ts";

/** What a server action answers. Never a stack, never a provider's raw text. */
export type ActionResult<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly error: {
        readonly code: AppErrorCode;
        readonly message: string;
        /** Messages by field path, "ways.0.connectionId" for nested ones. */
        readonly fields: Readonly<Record<string, string>>;
        /** Finds the same failure in the log. */
        readonly errorId: string;
      };
    };
