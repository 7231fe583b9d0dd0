"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { actingFrom } from "../audit/acting.ts";
import { forgetChallenge, keepChallenge, keptChallenge } from "../server/challenge-cookie.ts";
import { defineAction } from "../server/define-action.ts";
import { defineForm } from "../server/define-form.ts";
import { defineOpenAction } from "../server/define-open-action.ts";
import { defineOwnAction } from "../server/define-own-action.ts";
import { requestOrigin } from "../server/request-origin.ts";
import { safeReturnPath } from "../server/safe-return-path.ts";
import { signInOrigin } from "../server/sign-in-origin.ts";
import { startSession } from "../server/start-session.ts";
import * as authenticator from "./add-authenticator.ts";
import * as adding from "./add-passkey.ts";
import { admitReset, sendReset } from "./ask-reset.ts";
import * as password from "./change-password.ts";
import * as checking from "./check-passkey.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import * as passkeys from "./passkeys.ts";
import { factorRolesInput } from "./policy/schema.ts";
import * as policy from "./policy/set-factor-roles.ts";
import * as codes from "./recovery-codes.ts";
import * as removing from "./remove-factor.ts";
import { resetPassword } from "./reset-password.ts";
import {
  changePasswordInput,
  codeInput,
  forgotInput,
  newPasskeyInput,
  passkeyAnswerInput,
  passkeyIdInput,
  passwordInput,
  resetInput,
} from "./schema.ts";
import * as step from "./step-up.ts";

const nothing = z.object({});

/** The second step of signing in: a code of the app, or a recovery code. */
export const submitCode = defineForm({
  name: "sign-in.code",
  input: codeInput.extend({ callbackUrl: z.string().max(4_000).optional() }),
  secret: ["code"],
  run: async ({ code, callbackUrl }) => {
    const origin = signInOrigin(await headers());
    const token = await keptChallenge();
    await startSession(await actingFrom(await requestOrigin(), () => finishSignIn(token, code, origin)));
    await forgetChallenge();
    return safeReturnPath(callbackUrl);
  },
  goOn: (path) => redirect(path),
});

/** Sends a link that sets a new password. Says the same, as fast, whoever has the e-mail. */
export const submitForgot = defineForm({
  name: "sign-in.forgot",
  input: forgotInput,
  secret: [],
  run: async ({ email }) => {
    const from = await requestOrigin();
    await admitReset(email, signInOrigin(await headers()));
    after(() => actingFrom(from, () => sendReset(email)));
  },
  goOn: () => redirect("/sign-in/forgot?asked=1"),
});

export const submitReset = defineForm({
  name: "sign-in.reset",
  input: resetInput,
  secret: ["password", "token"],
  run: async (input) => actingFrom(await requestOrigin(), () => resetPassword(input)),
  goOn: () => redirect("/sign-in?reset=1"),
});

export const beginPasskeySignIn = defineOpenAction({
  name: "passkey.begin_sign_in",
  input: nothing,
  run: async () => {
    const { options, token } = await passkeys.beginPasskeySignIn(signInOrigin(await headers()));
    await keepChallenge(token);
    return options;
  },
});

/** Answers where to go on. */
export const signInWithPasskey = defineOpenAction({
  name: "passkey.sign_in",
  input: passkeyAnswerInput.extend({ callbackUrl: z.string().max(4_000) }),
  run: async ({ answer, callbackUrl }) => {
    const origin = signInOrigin(await headers());
    await startSession(await checking.signInWithPasskey(await keptChallenge(), answer, origin));
    await forgetChallenge();
    return safeReturnPath(callbackUrl);
  },
});

export const changePassword = defineOwnAction({
  name: "password.change",
  input: changePasswordInput,
  run: (reader, input) => password.changePassword(reader, input),
});

export const beginAuthenticator = defineOwnAction({
  name: "authenticator.begin",
  stepUp: true,
  input: nothing,
  run: (reader) => authenticator.beginAuthenticator(reader),
});

export const addAuthenticator = defineOwnAction({
  name: "authenticator.add",
  stepUp: true,
  input: codeInput,
  run: (reader, input) => authenticator.addAuthenticator(reader, input),
});

export const removeAuthenticator = defineOwnAction({
  name: "authenticator.remove",
  stepUp: true,
  input: nothing,
  run: (reader) => removing.removeAuthenticator(reader),
});

export const beginPasskey = defineOwnAction({
  name: "passkey.begin",
  stepUp: true,
  input: nothing,
  run: async (reader) => {
    const { options, token } = await passkeys.beginPasskey(reader);
    await keepChallenge(token);
    return options;
  },
});

export const addPasskey = defineOwnAction({
  name: "passkey.add",
  stepUp: true,
  input: newPasskeyInput,
  run: async (reader, input) => adding.addPasskey(reader, await keptChallenge(), input),
});

export const removePasskey = defineOwnAction({
  name: "passkey.remove",
  stepUp: true,
  input: passkeyIdInput,
  run: (reader, input) => removing.removePasskey(reader, input),
});

/** Answers the new codes, this once. */
export const renewRecoveryCodes = defineOwnAction({
  name: "recovery_codes.renew",
  stepUp: true,
  input: nothing,
  run: (reader) => codes.renewRecoveryCodes(reader),
});

export const stepUpWays = defineOwnAction({
  name: "step_up.ways",
  input: nothing,
  run: (reader) => step.stepUpWays(reader),
});

export const stepUpWithCode = defineOwnAction({
  name: "step_up.code",
  input: codeInput,
  run: (reader, input) => step.stepUpWithCode(reader, input),
});

export const stepUpWithPassword = defineOwnAction({
  name: "step_up.password",
  input: passwordInput,
  run: (reader, input) => step.stepUpWithPassword(reader, input),
});

export const beginPasskeyStepUp = defineOwnAction({
  name: "step_up.begin_passkey",
  input: nothing,
  run: async (reader) => {
    const { options, token } = await passkeys.beginPasskeyStepUp(reader);
    await keepChallenge(token);
    return options;
  },
});

export const stepUpWithPasskey = defineOwnAction({
  name: "step_up.passkey",
  input: passkeyAnswerInput,
  run: async (reader, { answer }) => checking.stepUpWithPasskey(reader, await keptChallenge(), answer),
});

/** Which roles must sign in with a second factor. */
export const setFactorRoles = defineAction({
  permission: "settings.write",
  stepUp: true,
  input: factorRolesInput,
  run: (scope, input) => policy.setFactorRoles(scope, input),
});
