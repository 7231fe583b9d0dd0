import { receiveHttp, refuseMethod } from "#lib/webhooks/receive-http.ts";

/** The one inbound address for every provider. */
export async function POST(
  request: Request,
  context: { params: Promise<{ connectionId: string }> },
): Promise<Response> {
  const { connectionId } = await context.params;
  return receiveHttp(connectionId, request);
}

export {
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as HEAD,
  refuseMethod as OPTIONS,
  refuseMethod as PATCH,
  refuseMethod as PUT,
};
