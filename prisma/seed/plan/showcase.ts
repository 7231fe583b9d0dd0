import { NAMED, type Person } from "./people.ts";
import type { Outcome, PaymentPlan, Plan, ProviderId } from "./plan.ts";
import type { Random } from "./random.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** The last hour, and a few things that everybody should find: as in the drawings of the screens. */
export function planShowcase(random: Random, now: Date): Plan[] {
  const made = (
    minutesAgo: number,
    [provider, method]: readonly [ProviderId, string],
    [amount, currency]: readonly [string, string],
    [reference, customer, country]: readonly [string, Person | null, string | null],
    [outcome, settleMs]: readonly [Outcome, number],
    more: Partial<PaymentPlan> = {},
  ): PaymentPlan => ({
    kind: "payment",
    provider,
    method,
    amount,
    currency,
    country,
    customer,
    reference,
    description: "Pedido en tienda",
    idempotencyKey: random.uuid(),
    at: new Date(now.getTime() - minutesAgo * MINUTE),
    answerMs: random.whole(200, 700),
    outcome,
    settleMs,
    lost: false,
    twice: false,
    ...more,
  });
  const { ana, studio, diego, camila, salas, hotel, whitman, sol, rosa, ines, julian } = NAMED;
  return [
    made(1.2, ["88pay", "nequi"], ["184000", "COP"], ["ORD-20434", ana, "CO"], ["paid", 30 * SECOND]),
    made(
      2,
      ["payin", "usdt-ethereum-sepolia"],
      ["2500.00", "USDT"],
      ["INV-2026-0412", studio, null],
      ["paid", 100 * SECOND],
      {
        invoiceNumber: "INV-2026-0412",
        description: "Web design, second half",
      },
    ),
    made(4, ["88pay", "oxxo"], ["1290", "MXN"], ["ORD-20433", diego, "MX"], ["walks_away", 0]),
    made(5, ["gateway", "checkout"], ["48.00", "USD"], ["CH-88414", ines, "US"], ["unanswered", 0]),
    made(7, ["88pay", "cards"], ["62500", "COP"], ["ORD-20431", camila, "CO"], ["declined", 40 * SECOND], {
      reason: "Insufficient funds",
    }),
    made(9, ["88pay", "pse"], ["320000", "COP"], ["ORD-20430", salas, "CO"], ["paid", 3 * MINUTE]),
    made(
      14,
      ["pepay", "crypto"],
      ["49.99", "USD"],
      ["INV-2026-0411", hotel, null],
      ["underpaid", 2 * MINUTE],
      {
        invoiceNumber: "INV-2026-0411",
        received: "37.590",
      },
    ),
    made(
      21,
      ["gateway", "checkout"],
      ["95.00", "USD"],
      ["CH-88412", whitman, "US"],
      ["refunded", 50 * SECOND],
    ),
    made(44, ["88pay", "pse"], ["740000", "COP"], ["ORD-20418", sol, "CO"], ["disagreement", 5 * MINUTE], {
      invoiceNumber: "INV-2026-0398",
      twice: true,
    }),
    made(39, ["88pay", "spei"], ["540", "MXN"], ["ORD-20402", rosa, "MX"], ["expired", 30 * MINUTE]),
    made(46, ["88pay", "pse"], ["1150000", "COP"], ["INV-2026-0409", hotel, "CO"], ["paid", 4 * MINUTE], {
      invoiceNumber: "INV-2026-0409",
    }),
    made(50, ["gateway", "checkout"], ["29.00", "USD"], ["CH-88410", ines, "US"], ["paid", 45 * SECOND]),
    made(52, ["88pay", "daviplata"], ["76000", "COP"], ["ORD-20399", julian, "CO"], ["walks_away", 0]),
    {
      kind: "deposit",
      provider: "payin",
      reference: "player_8841",
      amount: "18",
      currency: "USDT",
      chainId: "tron-nile",
      at: new Date(now.getTime() - 25 * MINUTE),
      twice: false,
    },
    {
      kind: "payout",
      provider: "gateway",
      reference: "PO-9021",
      amount: "120.00",
      currency: "USD",
      at: new Date(now.getTime() - 20 * SECOND),
    },
    ...[0.9, 0.7, 0.6].map((minutes, index) =>
      made(
        minutes,
        ["payin", index === 1 ? "usdc-polygon-amoy" : "usdt-tron-nile"],
        [`${64 + index * 37}.50`, index === 1 ? "USDC" : "USDT"],
        [`ORD-2043${5 + index}`, null, null],
        ["paid", 25 * SECOND],
      ),
    ),
    ...[40, 200, 900].map((hours, index) =>
      made(
        hours * 60,
        ["payin", "usdt-tron-nile"],
        [["1000", "750", "320"][index] ?? "90", "USDT"],
        [`INV-2026-0${410 - index * 22}`, hotel, null],
        ["wrong_amount", 3 * MINUTE],
        {
          invoiceNumber: `INV-2026-0${410 - index * 22}`,
          received: ["100", "75", "32"][index] ?? "9",
        },
      ),
    ),
    ...(["disputed", "dispute_won", "dispute_lost", "partly_refunded"] as const).map((outcome, index) =>
      made(
        (100 + index * 130) * 60,
        ["gateway", "checkout"],
        [`${140 + index * 35}.00`, "USD"],
        [`WEB-540${index}`, whitman, "US"],
        [outcome, 50 * SECOND],
      ),
    ),
    // The same invoice, paid at two providers.
    made(5 * 60, ["88pay", "paypal"], ["2500.00", "USD"], ["WEB-5501", hotel, "CO"], ["paid", 90 * SECOND], {
      invoiceNumber: "INV-2026-0431",
    }),
    made(
      4 * 60 + 40,
      ["gateway", "checkout"],
      ["2500.00", "USD"],
      ["WEB-5502", hotel, "CO"],
      ["paid", 50 * SECOND],
      { invoiceNumber: "INV-2026-0431" },
    ),
    made(3 * 60, ["pepay", "crypto"], ["85.00", "USD"], ["POS-1187", studio, null], ["canceled", 6 * MINUTE]),
    // Its webhook is lost, and the provider's own answer gives no reason.
    made(
      31 * 60,
      ["88pay", "cards"],
      ["88000", "COP"],
      ["POS-1163", camila, "CO"],
      ["declined", 40 * SECOND],
      {
        reason: "Declined",
        lost: true,
      },
    ),
    made(26 * 60, ["88pay", "nequi"], ["132000", "COP"], ["POS-1170", ana, "CO"], ["paid", 40 * SECOND], {
      lost: true,
    }),
  ];
}
