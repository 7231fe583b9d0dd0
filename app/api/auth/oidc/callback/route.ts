import { NextResponse } from "next/server";
import { actingFrom } from "#lib/audit/acting.ts";
import { env } from "#lib/env.ts";
import { finishCompanySignIn } from "#lib/factors/oidc/finish-company-sign-in.ts";
import { takeBegun } from "#lib/server/company-cookie.ts";
import { describeFailure } from "#lib/server/describe-failure.ts";
import { requestOrigin } from "#lib/server/request-origin.ts";
import { signInOrigin } from "#lib/server/sign-in-origin.ts";
import { takeSignInStep } from "#lib/server/take-sign-in-step.ts";

/** Where the company's own sign-in sends people back to. */
export async function GET(request: Request): Promise<Response> {
  return NextResponse.redirect(new URL(await goOn(request), env().PAYDECK_URL), 303);
}

async function goOn(request: Request): Promise<string> {
  const begun = await takeBegun();
  if (begun === null) return "/sign-in?company=failed";
  try {
    const answer = new URL(request.url).searchParams;
    const origin = signInOrigin(request.headers);
    const step = await actingFrom(await requestOrigin(), () => finishCompanySignIn(answer, begun, origin));
    return await takeSignInStep(step, begun.back);
  } catch (thrown) {
    describeFailure(thrown, "oidc.callback");
    return "/sign-in?company=refused";
  }
}
