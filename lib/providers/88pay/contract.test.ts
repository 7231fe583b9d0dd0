import { describeProvider } from "../testing/provider-suite.ts";
import { startInSandbox } from "../testing/sandbox-harness.ts";
import { eightyEightPay } from "./index.ts";

describeProvider(eightyEightPay, {
  start: () => startInSandbox("88pay", { entered: { country: "CO" } }),
  methodId: "cards",
  amount: ["50000.50", "COP"],
  // REJECTED stands for all three ends; which one it was is told only where a reason is given.
  says: { pay: ["succeeded"], decline: ["declined", "failed"], expire: ["expired", "failed"] },
  isIdempotent: false,
  proofAges: true,
});
