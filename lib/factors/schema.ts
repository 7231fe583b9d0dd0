import { z } from "zod";
import { passwordProblem } from "../auth/password-rules.ts";

const newPassword = z
  .string()
  .max(1_000)
  .superRefine((password, context) => {
    const problem = passwordProblem(password);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });
const presentPassword = z.string().min(1, "Enter your present password.").max(1_000);

/** A code from the app, or a recovery code: told apart by its shape. */
export const codeInput = z.object({
  code: z.string().trim().min(1, "Enter the code.").max(60, "That is too long for a code."),
});

export const forgotInput = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email("Enter an e-mail address.").max(254)),
});

export const resetInput = z.object({ token: z.string().max(200), password: newPassword });
export type ResetInput = z.output<typeof resetInput>;

export const changePasswordInput = z.object({ present: presentPassword, password: newPassword });
export type ChangePasswordInput = z.output<typeof changePasswordInput>;

export const passwordInput = z.object({ password: presentPassword });

export const passkeyIdInput = z.object({ passkeyId: z.string().max(1_400) });

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]*$/, "Not what a passkey answers.");
const credential = {
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal("public-key"),
};

/** What a browser answers that has made a passkey. */
export const newPasskeyInput = z.object({
  name: z.string().trim().min(1, "Name this passkey.").max(60, "Use at most 60 characters."),
  answer: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url(4_000),
      attestationObject: base64url(20_000),
      transports: z.array(z.string().max(30)).max(10).default([]),
    }),
  }),
});
export type NewPasskeyInput = z.output<typeof newPasskeyInput>;

/** What a browser answers that was asked for a passkey. */
export const passkeyAnswerInput = z.object({
  answer: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url(4_000),
      authenticatorData: base64url(4_000),
      signature: base64url(4_000),
      userHandle: base64url(200).optional(),
    }),
  }),
});
export type PasskeyAnswer = z.output<typeof passkeyAnswerInput>["answer"];

export interface OwnPasskey {
  readonly id: string;
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly addedAt: string;
  readonly lastUsedAt: string | null;
}

/** What the reader signs in with, besides the password. */
export interface OwnFactors {
  /** ISO 8601, UTC; null: none. */
  readonly authenticatorSince: string | null;
  readonly passkeys: readonly OwnPasskey[];
  /** Null: none were made. */
  readonly recoveryCodes: { readonly left: number; readonly madeAt: string } | null;
}

/** What an authenticator app is given, as picture and as text. */
export interface NewAuthenticator {
  readonly secret: string;
  /** SVG text. */
  readonly qr: string;
}

/** Shown this once; null where codes from before still count. */
export interface AddedFactor {
  readonly recoveryCodes: readonly string[] | null;
}

/** How the reader can show that it is them. */
export interface StepUpWays {
  readonly code: boolean;
  readonly passkey: boolean;
  readonly password: boolean;
}
