import type { Mode } from "../../mode.ts";

const ENVIRONMENTS: Readonly<Record<Mode, string>> = { test: "devnet", live: "mainnet" };

/** What Pepay calls our mode. It is a property of the key, not of the host. */
export function environmentOf(mode: Mode): string {
  return ENVIRONMENTS[mode];
}

/** Whether something that Pepay says comes from the other environment. Silence is taken for agreement. */
export function isOtherEnvironment(said: string | undefined, mode: Mode): boolean {
  return said !== undefined && said.toLowerCase() !== environmentOf(mode);
}
