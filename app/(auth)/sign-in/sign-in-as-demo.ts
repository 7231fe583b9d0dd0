"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { env } from "#lib/env.ts";
import { notFound } from "#lib/errors.ts";
import { assertSameOrigin } from "#lib/server/assert-same-origin.ts";
import { signInOrigin } from "#lib/server/sign-in-origin.ts";
import { takeSignInStep } from "#lib/server/take-sign-in-step.ts";
import { signIn } from "#lib/team/sign-in.ts";
import { DEMO_ACCOUNTS } from "#prisma/seed/demo-accounts.ts";

/** Signs in as one of the demo's people, by the same way as everybody else. Outside the demo there are none. */
export async function signInAsDemo(form: FormData): Promise<void> {
  await assertSameOrigin();
  const account = DEMO_ACCOUNTS.find(({ role }) => role === form.get("role"));
  if (!env().PAYDECK_DEMO || !account) throw notFound("Demo account");
  const { email, password } = account;
  redirect(await takeSignInStep(await signIn({ email, password }, signInOrigin(await headers())), null));
}
