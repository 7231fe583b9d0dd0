import { checkReadiness } from "#lib/db/check-readiness.ts";

export const dynamic = "force-dynamic";

/** 200 when database, migrations and queue are fit for work; else 503 with which is not. */
export async function GET(): Promise<Response> {
  const readiness = await checkReadiness();
  return Response.json(readiness, {
    status: readiness.status === "ready" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
