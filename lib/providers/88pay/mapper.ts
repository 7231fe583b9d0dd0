import { z } from "zod";
import type { CurrencyCode } from "../../currencies.ts";
import { toDecimal } from "../../money.ts";
import { err, ok, type Result } from "../../result.ts";
import type { TransactionKind } from "../../transactions/status.ts";
import type { ProviderError } from "../contract.ts";
import { decimalText } from "../exact-json.ts";
import type { ProviderFact } from "../facts.ts";
import { looseDecimal, looseText, looseUrl } from "../loose.ts";
import type { CreatedPayment, CreatePaymentInput, NextAction, ProviderBalance } from "../payment-contract.ts";
import { looseTime } from "../provider-time.ts";
import { readAmount, shortDecimal } from "../read-amount.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { type EightyEightMethod, findMethod, METHODS } from "./methods.ts";
import { readStatus } from "./status.ts";

const text = z.string().min(1);

const bankDetailsSchema = z.record(z.string(), z.union([z.string(), z.number().int()]).nullable());

export const chargeSchema = z.object({
  data: z.object({
    reference: text,
    amount: looseDecimal,
    currency: looseText,
    status: looseText,
    urlCheckout: looseUrl,
    voucher_url: looseUrl,
    payment_code: looseText,
    expires_at: looseTime,
    bank_details: bankDetailsSchema.nullish(),
    deposit_address: looseText,
    network: looseText,
  }),
});
type Charge = z.infer<typeof chargeSchema>["data"];

export const transactionSchema = z.object({
  data: z.object({
    reference: looseText,
    status: text,
    amount: looseDecimal,
    currency: looseText,
    method_code: looseText,
    reason: looseText,
    status_reason: looseText,
    rejection_reason: looseText,
    updated_at: looseTime,
  }),
});
type Transaction = z.infer<typeof transactionSchema>["data"];

export const balanceSchema = z.object({
  balance_summary: z.object({
    total_payin: looseDecimal,
    total_payout: looseDecimal,
    total_settled: looseDecimal,
    total_available: decimalText,
  }),
});
type Balance = z.infer<typeof balanceSchema>;

const UNREADABLE: ProviderError = {
  code: "unexpected_response",
  message: "88Pay took the payment but did not say how to pay it.",
  effect: "unknown",
};

interface ChargeOf {
  readonly method: EightyEightMethod;
  readonly input: CreatePaymentInput;
  readonly sessionId: string;
}

/** The answer to a new charge. It names no status (page "create operation"): a fresh charge waits for its payer. */
export function mapCharge(
  charge: Charge,
  { method, input, sessionId }: ChargeOf,
): Result<CreatedPayment, ProviderError> {
  const nextAction = nextActionOf(charge, method, input);
  if (!nextAction) return err(UNREADABLE);
  const said = readStatus({ status: charge.status ?? "PENDING" });
  return ok(
    withoutUndefined({
      externalId: charge.reference,
      sessionKey: sessionId,
      nextAction,
      expiresAt: charge.expires_at,
      fact: withoutUndefined({
        subject: { externalId: charge.reference, sessionKey: sessionId },
        kind: "payment" as const,
        status: said.status,
        providerStatus: charge.status ?? "PENDING",
        amount: readAmount(charge.amount, charge.currency),
        method: method.id,
        network: charge.network,
        address: charge.deposit_address,
        mayBeginElsewhere: false,
      }),
    }),
  );
}

function nextActionOf(
  charge: Charge,
  method: EightyEightMethod,
  input: CreatePaymentInput,
): NextAction | null {
  if (charge.deposit_address)
    return {
      type: "crypto",
      address: charge.deposit_address,
      network: charge.network ?? method.network ?? "",
      amount: shortDecimal(charge.amount ?? toDecimal(input.amount)),
      currency: "USDT",
    };
  if (charge.voucher_url)
    return { type: "voucher", url: charge.voucher_url, code: charge.payment_code ?? charge.reference };
  if (charge.bank_details) return { type: "bank_details", details: bankDetailsOf(charge.bank_details) };
  if (charge.urlCheckout) return { type: "redirect", url: charge.urlCheckout };
  return null;
}

function bankDetailsOf(details: z.infer<typeof bankDetailsSchema>) {
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== "")
    .map(([key, value]) => ({ label: labelOf(key), value: String(value) }));
}

function labelOf(key: string): string {
  const words = key.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The answer to a question about one transaction. */
export function mapTransaction(
  transaction: Transaction,
  { externalId, kind }: { readonly externalId: string; readonly kind: TransactionKind },
): ProviderFact {
  const { reason, status_reason, rejection_reason, status, method_code } = transaction;
  const said = readStatus({ status, reason: rejection_reason ?? status_reason ?? reason });
  return withoutUndefined({
    subject: { externalId: transaction.reference ?? externalId },
    kind,
    status: said.status,
    providerStatus: status,
    reason: said.reason,
    amount: readAmount(transaction.amount, transaction.currency),
    method: methodIdOf(method_code),
    occurredAt: transaction.updated_at,
    mayBeginElsewhere: false,
  });
}

/** Our id for a method code of theirs ("CARDS"); unknown codes are left out. */
export function methodIdOf(code: string | undefined): string | undefined {
  if (code === "CREDIT_CARD" || code === "DEBIT_CARD") return findMethod("cards")?.id;
  return METHODS.find((method) => method.code === code)?.id;
}

/** 88Pay states one balance, without a currency: the account country's is taken. */
export function mapBalance(
  { balance_summary: totals }: Balance,
  currency: CurrencyCode,
): Result<readonly ProviderBalance[], ProviderError> {
  const available = readAmount(totals.total_available, currency);
  if (!available)
    return err({
      code: "unexpected_response",
      message: "88Pay's balance can't be read.",
      effect: "not_applied",
    });
  return ok([
    withoutUndefined({
      currency,
      available,
      settled: readAmount(totals.total_settled, currency),
      totalIn: readAmount(totals.total_payin, currency),
      totalOut: readAmount(totals.total_payout, currency),
    }),
  ]);
}
