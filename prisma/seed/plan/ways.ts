import type { Outcome, ProviderId } from "./plan.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export interface Way {
  readonly provider: ProviderId;
  readonly method: string;
  readonly weight: number;
  readonly currency: string;
  readonly country: string | null;
  /** Major units, both ends included, and the step between amounts. Always inside the method's limits. */
  readonly least: number;
  readonly most: number;
  readonly step: number;
  /** Digits after the point that prices in this currency are written with. */
  readonly digits: 0 | 2;
  readonly outcomes: readonly { readonly what: Outcome; readonly weight: number }[];
  readonly reasons?: readonly string[];
  /** How long payers take. */
  readonly settleMs: readonly [number, number];
}

function rates(paid: number, rest: Partial<Record<Outcome, number>>): Way["outcomes"] {
  const others = Object.entries(rest).map(([what, weight]) => ({ what: what as Outcome, weight }));
  return [{ what: "paid", weight: paid }, ...others];
}

const cop = { provider: "88pay", currency: "COP", country: "CO", step: 500, digits: 0 } as const;
const mxn = { provider: "88pay", currency: "MXN", country: "MX", step: 10, digits: 0 } as const;
const card = {
  provider: "gateway",
  method: "checkout",
  settleMs: [20 * SECOND, 4 * MINUTE],
  reasons: ["insufficient_funds", "insufficient_funds", "card_declined", "expired_card"],
  outcomes: rates(880, {
    declined: 78,
    walks_away: 22,
    refunded: 9,
    partly_refunded: 7,
    disputed: 1,
    dispute_won: 1,
  }),
} as const;
const coin = {
  provider: "payin",
  country: null,
  least: 12,
  most: 640,
  step: 1,
  digits: 2,
  settleMs: [40 * SECOND, 8 * MINUTE],
  outcomes: rates(930, { walks_away: 70 }),
} as const;
const REASONS = ["Insufficient funds", "Insufficient funds", "Declined", "Denied by issuer"];

/** How Café Altura is paid. Weights are shares of a thousand payments. */
export const WAYS: readonly Way[] = [
  {
    ...cop,
    method: "nequi",
    weight: 216,
    least: 18_000,
    most: 460_000,
    settleMs: [15 * SECOND, 3 * MINUTE],
    reasons: REASONS,
    outcomes: rates(972, { declined: 18, walks_away: 10 }),
  },
  {
    ...cop,
    method: "pse",
    weight: 176,
    least: 90_000,
    most: 1_900_000,
    settleMs: [50 * SECOND, 9 * MINUTE],
    reasons: REASONS,
    outcomes: rates(938, { declined: 42, walks_away: 20 }),
  },
  {
    ...cop,
    method: "cards",
    weight: 122,
    least: 24_000,
    most: 980_000,
    settleMs: [20 * SECOND, 2 * MINUTE],
    reasons: REASONS,
    outcomes: rates(884, { declined: 100, walks_away: 16 }),
  },
  {
    ...cop,
    method: "daviplata",
    weight: 56,
    least: 15_000,
    most: 350_000,
    settleMs: [20 * SECOND, 4 * MINUTE],
    reasons: REASONS,
    outcomes: rates(952, { declined: 30, walks_away: 18 }),
  },
  {
    ...cop,
    method: "cash",
    weight: 40,
    least: 20_000,
    most: 420_000,
    settleMs: [30 * MINUTE, 50 * HOUR],
    outcomes: rates(700, { walks_away: 300 }),
  },
  {
    ...cop,
    method: "bank-transfer",
    weight: 12,
    least: 600_000,
    most: 6_500_000,
    step: 10_000,
    settleMs: [HOUR, 30 * HOUR],
    outcomes: rates(930, { walks_away: 70 }),
  },
  {
    ...cop,
    method: "mercadopago",
    weight: 18,
    least: 20_000,
    most: 300_000,
    settleMs: [30 * SECOND, 5 * MINUTE],
    reasons: REASONS,
    outcomes: rates(930, { declined: 50, walks_away: 20 }),
  },
  {
    ...mxn,
    method: "spei",
    weight: 42,
    least: 180,
    most: 8_400,
    settleMs: [MINUTE, 20 * MINUTE],
    outcomes: rates(950, { walks_away: 50 }),
  },
  {
    ...mxn,
    method: "oxxo",
    weight: 30,
    least: 90,
    most: 2_600,
    settleMs: [HOUR, 60 * HOUR],
    outcomes: rates(615, { walks_away: 385 }),
  },
  {
    ...mxn,
    method: "cards",
    weight: 20,
    least: 120,
    most: 3_800,
    settleMs: [20 * SECOND, 2 * MINUTE],
    reasons: REASONS,
    outcomes: rates(890, { declined: 95, walks_away: 15 }),
  },
  {
    ...cop,
    method: "cards",
    weight: 8,
    currency: "BRL",
    country: "BR",
    least: 40,
    most: 900,
    step: 1,
    settleMs: [20 * SECOND, 2 * MINUTE],
    reasons: REASONS,
    outcomes: rates(870, { declined: 130 }),
  },
  {
    ...cop,
    method: "cards",
    weight: 7,
    currency: "CLP",
    country: "CL",
    least: 6_000,
    most: 240_000,
    step: 500,
    settleMs: [20 * SECOND, 2 * MINUTE],
    reasons: REASONS,
    outcomes: rates(880, { declined: 120 }),
  },
  {
    ...cop,
    method: "cards",
    weight: 5,
    currency: "PEN",
    country: "PE",
    least: 25,
    most: 900,
    step: 1,
    settleMs: [20 * SECOND, 2 * MINUTE],
    reasons: REASONS,
    outcomes: rates(880, { declined: 120 }),
  },
  {
    ...cop,
    method: "paypal",
    weight: 8,
    currency: "USD",
    country: "CO",
    least: 15,
    most: 320,
    step: 1,
    settleMs: [30 * SECOND, 4 * MINUTE],
    reasons: REASONS,
    outcomes: rates(940, { declined: 60 }),
  },
  { ...card, weight: 92, currency: "USD", country: "US", least: 9, most: 290, step: 1, digits: 2 },
  { ...card, weight: 26, currency: "MXN", country: "MX", least: 150, most: 3_400, step: 10, digits: 2 },
  { ...card, weight: 12, currency: "EUR", country: "ES", least: 12, most: 240, step: 1, digits: 2 },
  { ...coin, method: "usdt-tron-nile", weight: 34, currency: "USDT" },
  { ...coin, method: "usdt-ethereum-sepolia", weight: 10, currency: "USDT" },
  { ...coin, method: "usdc-polygon-amoy", weight: 12, currency: "USDC" },
  { ...coin, method: "usdc-solana-devnet", weight: 8, currency: "USDC" },
  {
    provider: "pepay",
    method: "crypto",
    weight: 36,
    currency: "USD",
    country: null,
    least: 10,
    most: 420,
    step: 1,
    digits: 2,
    settleMs: [MINUTE, 25 * MINUTE],
    outcomes: rates(905, { walks_away: 55, canceled: 22, underpaid: 10 }),
  },
];
