import { z } from "zod";
import { passwordProblem } from "../auth/password-rules.ts";
import { ROLES } from "../auth/permissions.ts";
import { isCurrencyCode } from "../currencies.ts";

export const emailInput = z.string().trim().toLowerCase().pipe(z.email("Enter an e-mail address.").max(254));

export const signInInput = z.object({
  email: z.string().trim().toLowerCase().max(254).min(1, "Enter your e-mail."),
  password: z.string().min(1, "Enter your password.").max(1_000),
});
export type SignInInput = z.infer<typeof signInInput>;

/** The form beside them: where to go on to, which is looked at where it is gone to. */
export const signInFormInput = signInInput.extend({ callbackUrl: z.string().max(4_000).optional() });

const line = (what: string) =>
  z.string().trim().min(1, `Enter ${what}.`).max(80, "Use at most 80 characters.");

export const merchantInput = z.object({
  name: line("the merchant's name"),
  city: line("the city"),
  /** ISO 3166-1 alpha-2. */
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, "Choose a country."),
  timeZone: z.string().refine(isTimeZone, "Choose a time zone."),
  baseCurrency: z.string().refine(isCurrencyCode, "Choose a currency."),
});
export type MerchantInput = z.input<typeof merchantInput>;

const newPassword = z.string().superRefine((password, context) => {
  const problem = passwordProblem(password);
  if (problem) context.addIssue({ code: "custom", message: problem });
});

export const memberInput = z.object({
  name: line("a name"),
  email: emailInput,
  password: newPassword,
  role: z.enum(ROLES),
});
export type MemberInput = z.input<typeof memberInput>;

/** The first owner and their merchant, from one flat form. */
export const setupInput = z.object({
  token: z.string().max(200),
  name: memberInput.shape.name,
  email: emailInput,
  password: memberInput.shape.password,
  merchantName: merchantInput.shape.name,
  city: merchantInput.shape.city,
  country: merchantInput.shape.country,
  timeZone: merchantInput.shape.timeZone,
  baseCurrency: merchantInput.shape.baseCurrency,
});
export type SetupInput = z.input<typeof setupInput>;

export const revokeSessionInput = z.object({ sessionId: z.string() });

/** One of the reader's own sign-ins. */
export interface OwnSession {
  readonly id: string;
  /** "Chrome on macOS". */
  readonly device: string;
  /** Network address it was opened from; empty when unknown. */
  readonly address: string;
  /** ISO 8601, UTC. */
  readonly signedInAt: string;
  /** ISO 8601, UTC; at most a minute old. */
  readonly lastSeenAt: string;
  /** The one this page is read with. */
  readonly current: boolean;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
