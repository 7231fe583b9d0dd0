import { err, ok, type Result } from "../../result.ts";
import type { TransactionKind } from "../../transactions/status.ts";
import type { ProviderError, ProviderOperations } from "../contract.ts";
import type { ProviderFact } from "../facts.ts";
import { refusal } from "../method-limits.ts";
import { type Context, call } from "./call.ts";
import type { Credentials } from "./credentials.ts";
import { findByReference } from "./list.ts";
import { mappingOf } from "./mapping.ts";
import { type MovementKind, movementFact, movementSchema, readMovement } from "./movement.ts";
import { paymentFact, paymentSchema, readPayment } from "./payment.ts";

type Operations = ProviderOperations<Credentials>;

export const getPayment: NonNullable<Operations["getPayment"]> = async (context, { externalId, kind }) => {
  const mapping = mappingOf(context.credentials);
  if (isMovement(kind)) return getMovement(context, kind, externalId);
  const path = pathTo(mapping.paths.get, externalId);
  if (path === null) return err(NO_PATH);
  const schema = paymentSchema(mapping);
  const answer = await call(context, { operation: "getPayment", method: "GET", path, schema });
  return answer.ok ? ok(paymentFact(mapping, answer.value)) : answer;
};

async function getMovement(
  context: Context,
  kind: MovementKind,
  id: string,
): Promise<Result<ProviderFact, ProviderError>> {
  const mapping = mappingOf(context.credentials);
  const path = pathTo(kind === "refund" ? mapping.paths.get_refund : mapping.paths.get_payout, id);
  if (path === null) return err(NO_PATH);
  const schema = movementSchema(mapping);
  const answer = await call(context, { operation: "getPayment", method: "GET", path, schema });
  return answer.ok ? ok(movementFact(mapping, answer.value, { kind })) : answer;
}

/** By the reference that we sent. Null: the gateway has none. */
export const findPayment: NonNullable<Operations["findPayment"]> = async (context, { reference, kind }) => {
  const mapping = mappingOf(context.credentials);
  const { list, list_refunds, list_payouts } = mapping.paths;
  const search = { operation: "findPayment", reference } as const;
  if (isMovement(kind)) {
    const path = kind === "refund" ? list_refunds : list_payouts;
    if (path === "") return err(NO_PATH);
    const read = (item: unknown) => readMovement(mapping, item);
    const found = await findByReference(context, { ...search, path, read });
    return found.ok ? ok(found.value && movementFact(mapping, found.value, { kind })) : found;
  }
  if (list === "") return err(NO_PATH);
  const read = (item: unknown) => readPayment(mapping, item);
  const found = await findByReference(context, { ...search, path: list, read });
  return found.ok ? ok(found.value && paymentFact(mapping, found.value)) : found;
};

function isMovement(kind: TransactionKind): kind is MovementKind {
  return kind === "refund" || kind === "payout";
}

function pathTo(template: string, id: string): string | null {
  return template === "" ? null : template.replace("{id}", encodeURIComponent(id));
}

const NO_PATH = refusal("This gateway's mapping has no path to ask for it.");
