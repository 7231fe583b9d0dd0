import { invalidInput } from "../errors.ts";
import type { Mode } from "../mode.ts";
import { refuseResolved } from "../outbound/resolve-target.ts";
import { refuseBaseUrl } from "./base-url.ts";

/** Throws `invalid_input` on `field`. In live mode every address that the name stands for must be public too. */
export async function assertBaseUrl(baseUrl: string, mode: Mode, field = "baseUrl"): Promise<void> {
  const refusal = refuseBaseUrl(baseUrl, mode) ?? (await refuseResolved(new URL(baseUrl), mode));
  if (refusal !== null) throw invalidInput({ [field]: refusal });
}
