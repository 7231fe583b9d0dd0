import { receiveHttp } from "#lib/webhooks/receive-http.ts";

/** The one inbound address for every provider. */
export async function POST(
  request: Request,
  context: { params: Promise<{ connectionId: string }> },
): Promise<Response> {
  const { connectionId } = await context.params;
  return receiveHttp(connectionId, request);
}
