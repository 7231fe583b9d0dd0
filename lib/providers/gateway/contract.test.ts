import { describeProvider } from "../testing/provider-suite.ts";
import { startInSandbox } from "../testing/sandbox-harness.ts";
import { gateway } from "./index.ts";

describeProvider(gateway, {
  start: () => startInSandbox("gateway", { past: { status: "succeeded", amount: "12.50", currency: "USD" } }),
  methodId: "checkout",
  amount: ["49.99", "USD"],
  says: { pay: ["succeeded"], decline: ["declined"], expire: ["expired"] },
  isIdempotent: true,
  proofAges: false,
  unlistedFields: ["answer", "webhook"],
  payout: {
    methodId: "iban",
    amount: ["1.00", "USD"],
    recipient: { name: "Ada Example", iban: "DE89370400440532013000" },
  },
});
