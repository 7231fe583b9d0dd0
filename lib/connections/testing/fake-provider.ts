import { z } from "zod";
import { moneyOf } from "../../money.ts";
import type { Provider } from "../../providers/contract.ts";
import { defineProvider } from "../../providers/define-provider.ts";
import { err, ok } from "../../result.ts";
import { TRANSACTION_STATUSES } from "../../transactions/status.ts";

const event = z.object({
  type: z.string(),
  said: z.enum(TRANSACTION_STATUSES).optional(),
  externalId: z.string().optional(),
  amount: z.string().optional(),
  currency: z.string().default("USD"),
});

/** A provider that lives in this process: accepts the key "the-right-key-0001", is unreachable for "no-answer". */
export const fakeProvider: Provider = defineProvider({
  id: "fake",
  name: "Fakepay",
  summary: "Stands in for a provider.",
  tile: { letters: "Fa", color: "#333333" },
  custody: "merchant",
  credentials: {
    schema: z.object({ apiKey: z.string(), webhookSecret: z.string().min(8), region: z.string().optional() }),
    fields: [
      { name: "apiKey", label: "API key", secret: true, required: true },
      { name: "webhookSecret", label: "Webhook secret", secret: true, required: true },
      { name: "region", label: "Region", secret: false, required: false },
    ],
  },
  baseUrls: { test: "https://test.fakepay.example", live: "https://fakepay.example" },
  repeatsSafely: true,
  pace: { concurrent: 10 },
  methods: () => [],
  operations: {
    checkCredentials: async ({ credentials }) => {
      const { apiKey } = credentials;
      if (apiKey.startsWith("the-right-key")) return ok({ account: "Fake account" });
      const code = apiKey === "no-answer" ? "unavailable" : "credentials_rejected";
      return err({ code, message: "It said no.", effect: "not_applied" });
    },
  },
  webhook: {
    setup: ["Open the webhook page.", "Enter {url} there."],
    verify: () => err("missing_proof"),
    translate: ({ body }) => {
      const text = new TextDecoder().decode(body);
      if (!text.startsWith("{")) return err("The body is not JSON");
      const { type, said, externalId, amount, currency } = event.parse(JSON.parse(text));
      if (said === undefined) return ok({ type, facts: [], ignoredBecause: "Unknown type" });
      const subject = externalId === undefined ? {} : { externalId };
      const money = amount === undefined ? {} : { amount: moneyOf(amount, currency) };
      return ok({
        type,
        facts: [
          {
            subject,
            kind: "payment",
            status: said,
            providerStatus: said,
            mayBeginElsewhere: false,
            ...money,
          },
        ],
      });
    },
  },
});
