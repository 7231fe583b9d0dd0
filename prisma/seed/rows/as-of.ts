import { actingFrom } from "#lib/audit/acting.ts";

/** Does what the audit log is to have at `at`: it can't be told another time afterwards. */
export function asOf<T>(at: Date, act: () => Promise<T>): Promise<T> {
  return actingFrom({ address: "", requestId: "", at }, act);
}
