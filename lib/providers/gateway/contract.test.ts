import { describeProvider } from "../testing/provider-suite.ts";
import { startInSandbox } from "../testing/sandbox-harness.ts";
import { gateway } from "./index.ts";

describeProvider(gateway, {
  start: () => startInSandbox("gateway"),
  methodId: "checkout",
  amount: ["49.99", "USD"],
  says: { pay: ["succeeded"], decline: ["declined"], expire: ["expired"] },
  isIdempotent: true,
  proofAges: false,
});
