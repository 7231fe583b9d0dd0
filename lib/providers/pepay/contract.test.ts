import { describeProvider } from "../testing/provider-suite.ts";
import { startInSandbox } from "../testing/sandbox-harness.ts";
import { pepay } from "./index.ts";

describeProvider(pepay, {
  start: () => startInSandbox("pepay", { past: { status: "paid", amount: "12.50", currency: "USD" } }),
  methodId: "crypto",
  amount: ["49.999", "USD"],
  says: { pay: ["succeeded"], expire: ["expired"] },
  isIdempotent: true,
  proofAges: true,
});
