import type { SandboxProviderId } from "#sandbox/accounts.ts";
import type { SandboxContext } from "./provider.ts";

/** The same sandbox by the provider's own clock, which may be ahead or behind. What it waits for takes as long as ever. */
export function skewedContext(context: SandboxContext, provider: SandboxProviderId): SandboxContext {
  const { clock, scheduler, settings } = context;
  const skew = () => settings.of(provider).clockSkewMs;
  const now = () => clock.now() + skew();
  return {
    ...context,
    clock: { ...clock, now, iso: () => new Date(now()).toISOString() },
    scheduler: { ...scheduler, at: (dueAt, kind, ref) => scheduler.at(dueAt - skew(), kind, ref) },
  };
}
