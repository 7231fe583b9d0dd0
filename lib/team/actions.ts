"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { actingFrom } from "../audit/acting.ts";
import { AppError } from "../errors.ts";
import type { Mode } from "../mode.ts";
import { assertSameOrigin } from "../server/assert-same-origin.ts";
import { currentSession } from "../server/current-session.ts";
import { defineForm } from "../server/define-form.ts";
import { defineOwnAction } from "../server/define-own-action.ts";
import { MODE_COOKIE, modeCookie } from "../server/mode-cookie.ts";
import { requestOrigin } from "../server/request-origin.ts";
import { privateCookie } from "../server/session-cookie.ts";
import { signInOrigin } from "../server/sign-in-origin.ts";
import { forgetSession, startSession } from "../server/start-session.ts";
import { takeSignInStep } from "../server/take-sign-in-step.ts";
import { acceptSetupLink } from "./accept-setup-link.ts";
import { createSession } from "./create-session.ts";
import { endSession } from "./end-session.ts";
import { noteRefusedSignIn } from "./note-refused-sign-in.ts";
import { noteSession } from "./note-session.ts";
import * as own from "./revoke-session.ts";
import { revokeSessionInput, setupInput, signInFormInput } from "./schema.ts";
import { signIn } from "./sign-in.ts";

const YEAR_S = 365 * 24 * 60 * 60;

export const submitSignIn = defineForm({
  name: "sign-in",
  input: signInFormInput,
  secret: ["password"],
  run: async (input) => {
    const from = await requestOrigin();
    const origin = signInOrigin(await headers());
    try {
      return await takeSignInStep(await actingFrom(from, () => signIn(input, origin)), input.callbackUrl);
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code === "not_signed_in")
        after(() => actingFrom(from, () => noteRefusedSignIn(input.email)));
      throw thrown;
    }
  },
  goOn: (path) => redirect(path),
});

export const submitSetup = defineForm({
  name: "setup",
  input: setupInput,
  secret: ["password", "token"],
  run: async (input) => {
    const { userId, merchantSlug } = await acceptSetupLink(input);
    await startSession(await createSession(userId, signInOrigin(await headers())));
    return merchantSlug;
  },
  goOn: (merchantSlug) => redirect(`/${merchantSlug}/overview`),
});

/** Ends the reader's session and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  await assertSameOrigin();
  const session = await currentSession();
  if (session) {
    await endSession(session.id);
    await actingFrom(await requestOrigin(), () => noteSession(session.user.id, "sign_out", session.id));
  }
  await forgetSession();
  redirect("/sign-in");
}

/** Remembers which mode the reader looks at. */
export async function setMode(mode: Mode): Promise<void> {
  await assertSameOrigin();
  const wanted = modeCookie.parse(mode);
  if (wanted) (await cookies()).set(MODE_COOKIE, wanted, { ...privateCookie(), maxAge: YEAR_S });
}

/** Ends one of the reader's own sessions. */
export const revokeSession = defineOwnAction({
  name: "session.revoke",
  input: revokeSessionInput,
  run: (reader, { sessionId }) => own.revokeSession(reader, sessionId),
});

/** Ends all of the reader's sessions but this one; answers how many. */
export const revokeOtherSessions = defineOwnAction({
  name: "session.revoke_others",
  input: z.object({}),
  run: (reader) => own.revokeOtherSessions(reader),
});
