import { may, type Scope } from "../auth/scope.ts";
import { findCheck } from "./repository.ts";
import { storedFaults } from "./schema.ts";

export interface ChainAlarm {
  readonly faults: number;
  readonly at: Date;
}

/** What the last check of the chain found; null: nothing, or it is not the reader's to see. */
export async function findChainAlarm(scope: Scope): Promise<ChainAlarm | null> {
  if (!may(scope, "audit.read")) return null;
  const check = await findCheck(scope.merchantId);
  const faults = check === null ? 0 : storedFaults.parse(check.faults).length;
  return check === null || faults === 0 ? null : { faults, at: check.at };
}
