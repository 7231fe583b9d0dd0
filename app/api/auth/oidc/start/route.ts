import { NextResponse } from "next/server";
import { env } from "#lib/env.ts";
import { beginCompanySignIn } from "#lib/factors/oidc/begin-company-sign-in.ts";
import { keepBegun } from "#lib/server/company-cookie.ts";
import { describeFailure } from "#lib/server/describe-failure.ts";
import { safeReturnPath } from "#lib/server/safe-return-path.ts";

/** Sends the browser to the company's own sign-in. */
export async function GET(request: Request): Promise<Response> {
  try {
    const back = safeReturnPath(new URL(request.url).searchParams.get("callbackUrl"));
    const { url, begun } = await beginCompanySignIn();
    await keepBegun({ ...begun, back });
    return NextResponse.redirect(url, 303);
  } catch (thrown) {
    describeFailure(thrown, "oidc.start");
    return NextResponse.redirect(new URL("/sign-in?company=failed", env().PAYDECK_URL), 303);
  }
}
