import type { ProviderCall } from "../db/generated/client.ts";
import type { StoredCallRow } from "./call-repository.ts";
import type { CallDto, CallRow } from "./schema.ts";

export function toCallRow(row: StoredCallRow): CallRow {
  const { id, operation, attempt, method, path, status, errorCode, durationMs } = row;
  const { correlationId, transactionId, at } = row;
  const made = { id, operation, attempt, method, path, correlationId, transactionId, at: at.toISOString() };
  return { ...made, status, errorCode, durationMs };
}

/** Requests and responses were redacted before they were stored. */
export function toCall(call: ProviderCall): CallDto {
  const { providerRequestId, request, response } = call;
  return { ...toCallRow(call), providerRequestId, request, response };
}
