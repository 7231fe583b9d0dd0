import { describeProvider } from "../testing/provider-suite.ts";
import { startInSandbox } from "../testing/sandbox-harness.ts";
import { pepay } from "./index.ts";

describeProvider(pepay, {
  start: () => startInSandbox("pepay"),
  methodId: "crypto",
  amount: ["49.999", "USD"],
  says: { pay: ["succeeded"], expire: ["expired"] },
  isIdempotent: true,
  proofAges: true,
});
