import { createHash } from "node:crypto";
import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { claimKey } from "./key-repository.ts";

export interface FormClaim {
  readonly key: string;
  readonly purpose: "invoice.create" | "invoice.duplicate" | "invoice.credit" | "invoice.payment";
  readonly form: object;
  readonly resultId: string;
}

/**
 * Takes a form's key. The same form sent again answers with what it made before; the same key with another form is refused
 * (conflict). Null: it is new.
 */
export async function claimForm(tx: Tx, scope: Scope, claim: FormClaim): Promise<string | null> {
  const { key, purpose, form, resultId } = claim;
  const requestHash = createHash("sha256").update(JSON.stringify(form)).digest("hex");
  const earlier = await claimKey(tx, scope, { key, purpose, requestHash, resultId });
  if (earlier === null) return null;
  if (earlier.purpose === purpose && earlier.requestHash === requestHash) return earlier.resultId;
  throw new AppError("conflict", "This form was sent before with other contents. Open it again.");
}
