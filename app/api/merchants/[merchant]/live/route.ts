import { liveResponse } from "#lib/server/live-response.ts";

export async function GET(
  request: Request,
  context: { params: Promise<{ merchant: string }> },
): Promise<Response> {
  const { merchant } = await context.params;
  return liveResponse(merchant, request);
}
