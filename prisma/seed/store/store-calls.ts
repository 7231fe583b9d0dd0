import { randomUUID } from "node:crypto";
import type { Scope } from "#lib/auth/scope.ts";
import { pool } from "#lib/db/pool.ts";
import { newId } from "#lib/ids.ts";
import type { Story } from "../world/story.ts";

const ROWS_A_STATEMENT = 1000;

/** The call log in bulk: a row for each call, redacted when it was made. */
export async function storeCalls(scope: Scope, stories: readonly Story[]): Promise<void> {
  const rows = stories.flatMap(({ connectionId, opening, calls }) =>
    calls.map((call) => ({
      merchant_id: scope.merchantId,
      id: newId("providerCall", call.at),
      connection_id: connectionId,
      transaction_id: opening?.id ?? null,
      method: call.method,
      path: call.path,
      status: call.status,
      error_code: call.errorCode,
      duration_ms: call.durationMs,
      operation: "",
      attempt: 1,
      correlation_id: randomUUID(),
      request: call.request,
      response: call.response,
      at: call.at,
    })),
  );
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const some = JSON.stringify(rows.slice(from, from + ROWS_A_STATEMENT));
    await pool().query(
      "INSERT INTO provider_calls SELECT * FROM jsonb_populate_recordset(NULL::provider_calls, $1::jsonb)",
      [some],
    );
  }
}
