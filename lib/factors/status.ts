/** What can change about how a person signs in. Each is written to the audit log and told them by mail. */
export const SIGN_IN_CHANGES = [
  "password_changed",
  "password_reset",
  "authenticator_added",
  "authenticator_removed",
  "passkey_added",
  "passkey_removed",
  "recovery_codes_renewed",
  "recovery_code_used",
  "sessions_ended",
  "company_sign_in_linked",
] as const;
export type SignInChange = (typeof SIGN_IN_CHANGES)[number];

/** Recovery codes that are made at a time. */
export const RECOVERY_CODES = 10;

/** What somebody has begun that a second factor ends. */
export type ChallengePurpose = "sign_in" | "passkey_sign_in" | "passkey_add" | "step_up";
