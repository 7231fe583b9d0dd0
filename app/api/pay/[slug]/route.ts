import { APP_ERROR_STATUS } from "#lib/errors.ts";
import { getPayStatus } from "#lib/payment-links/get-pay-status.ts";
import { ownPaymentsOf } from "#lib/payment-links/own-payments.ts";
import { describeFailure } from "#lib/server/describe-failure.ts";

/** Asked every two seconds by a payer's open page: `?p=<token>` → `{version}`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const { slug } = await params;
  const headers = { "cache-control": "no-store" };
  try {
    const token = new URL(request.url).searchParams.get("p") ?? "";
    return Response.json(await getPayStatus(slug, token.slice(0, 60), ownPaymentsOf(request)), { headers });
  } catch (thrown) {
    const { code, message } = describeFailure(thrown, "pay");
    return Response.json({ error: { code, message } }, { status: APP_ERROR_STATUS[code], headers });
  }
}
