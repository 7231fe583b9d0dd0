import { fileResponse } from "#lib/server/file-response.ts";

export async function GET(
  request: Request,
  context: { params: Promise<{ merchant: string; exportId: string }> },
): Promise<Response> {
  const { merchant, exportId } = await context.params;
  return fileResponse(merchant, exportId, request);
}

export const HEAD = GET;
