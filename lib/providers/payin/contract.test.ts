import { describeProvider } from "../testing/provider-suite.ts";
import { startInSandbox } from "../testing/sandbox-harness.ts";
import { payin } from "./index.ts";

describeProvider(payin, {
  start: () => startInSandbox("payin", { apiPath: "/api/v1" }),
  methodId: "usdt-ethereum-sepolia",
  amount: ["49.99", "USDT"],
  says: { pay: ["succeeded"], expire: ["expired"] },
  isIdempotent: true,
  proofAges: true,
});
