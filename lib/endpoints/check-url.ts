import { type AppError, invalidInput } from "../errors.ts";
import type { Mode } from "../mode.ts";
import { refuseResolved } from "../outbound/resolve-target.ts";
import { refuseTarget } from "../outbound/target-url.ts";

/** The address as it is kept: spelled in one way, so that it can't be entered twice. Throws `invalid_input` on `url`. */
export async function checkUrl(text: string, mode: Mode): Promise<string> {
  const refusal = refuseTarget(text, mode);
  if (refusal !== null) throw invalidInput({ url: refusal });
  const url = new URL(text);
  const unreachable = await refuseResolved(url, mode);
  if (unreachable !== null) throw invalidInput({ url: unreachable });
  return url.href;
}

/** The address without its query, which may carry a token: fit for the audit log. */
export function bareUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

export function takenUrl(): AppError {
  return invalidInput({ url: "Another endpoint has this address already." });
}
