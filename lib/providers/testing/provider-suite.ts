import { afterAll, beforeAll, describe } from "vitest";
import type { Provider } from "../contract.ts";
import { memoryTokens } from "./context.ts";
import type { ProviderHarness, RunningProvider } from "./running-provider.ts";
import { describeAccount } from "./suite/account.ts";
import { createBench } from "./suite/bench.ts";
import { describeDrift } from "./suite/drift.ts";
import { describeFailures } from "./suite/failures.ts";
import { describeKeys } from "./suite/keys.ts";
import { describeNoise } from "./suite/noise.ts";
import { describePaging } from "./suite/paging.ts";
import { describePayments } from "./suite/payments.ts";
import { describePayouts } from "./suite/payouts.ts";
import { describeRefunds } from "./suite/refunds.ts";
import { describeWebhooks } from "./suite/webhooks.ts";

export type { ProviderHarness, RunningProvider } from "./running-provider.ts";

/** The contract that every provider keeps, shown over real sockets. */
export function describeProvider(provider: Provider, harness: ProviderHarness): void {
  describe(`${provider.name} keeps the contract`, { timeout: 20_000 }, () => {
    let running: RunningProvider | undefined;
    const bench = createBench(
      provider,
      harness,
      () => {
        if (!running) throw new Error("the provider has not started");
        return running;
      },
      // Shared, as between processes: tokens may be scarce.
      memoryTokens(),
    );
    beforeAll(async () => {
      running = await harness.start();
    });
    afterAll(() => running?.close());

    describePayments(bench);
    describeKeys(bench);
    describeFailures(bench);
    describeWebhooks(bench);
    describeDrift(bench);
    describeRefunds(bench);
    describePayouts(bench);
    describePaging(bench);
    describeAccount(bench);
    describeNoise(bench);
  });
}
