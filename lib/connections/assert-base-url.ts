import { lookup } from "node:dns/promises";
import { invalidInput } from "../errors.ts";
import type { Mode } from "../mode.ts";
import { refuseAddress, refuseBaseUrl } from "./base-url.ts";

/** Throws `invalid_input` on `field`. In live mode every address that the name stands for must be public too. */
export async function assertBaseUrl(baseUrl: string, mode: Mode, field = "baseUrl"): Promise<void> {
  const refusal =
    refuseBaseUrl(baseUrl, mode) ??
    (mode === "live" ? await refuseResolved(new URL(baseUrl).hostname) : null);
  if (refusal !== null) throw invalidInput({ [field]: refusal });
}

async function refuseResolved(hostname: string): Promise<string | null> {
  try {
    const answers = await lookup(hostname.replace(/^\[|\]$/g, ""), { all: true });
    return (
      answers.map(({ address }) => refuseAddress(address, "live")).find((refusal) => refusal !== null) ?? null
    );
  } catch {
    return "No machine answers to this name. Check the spelling.";
  }
}
