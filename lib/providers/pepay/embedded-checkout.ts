import type { ProviderContext } from "../contract.ts";
import type { NextAction } from "../payment-contract.ts";
import { isOtherEnvironment } from "./environment.ts";
import type { EmbeddedToken } from "./methods.ts";
import { networkName } from "./networks.ts";
import { listPayorTokens, type PaymentQuote, type PayorSession, quotePayment, readSession } from "./payor.ts";

/**
 * What the payer has to send, and where, for our own page. Null wherever Pepay does not give a clear answer: the invoice
 * exists by then, and its hosted page can do whatever this can't.
 */
export async function embedCheckout(
  context: ProviderContext,
  session: PayorSession,
  wish: EmbeddedToken & { readonly hostedUrl: string },
): Promise<NextAction | null> {
  const details = await readSession(context, session);
  if (!details.ok || isOtherEnvironment(details.value.network_environment, context.mode)) return null;
  const tokens = await listPayorTokens(context, session, wish.network);
  if (!tokens.ok) return null;
  const token = tokens.value.find((one) => one.token_symbol === wish.symbol && one.network === wish.network);
  // A memo has no place in our page; without it the money would be lost.
  if (token === undefined || token.requires_memo || !isAvailable(token.availability_status)) return null;
  const locked = details.value.locked_token_id;
  if (locked != null && locked !== token.id) return null;
  const quote = await quotePayment(context, session, token);
  return quote.ok && isGood(quote.value) && quote.value.network === wish.network
    ? toAction(quote.value, wish)
    : null;
}

function isAvailable(word: string | undefined): boolean {
  return word === undefined || word.toUpperCase() === "AVAILABLE";
}

function isGood({ status_code, quote_status }: PaymentQuote): boolean {
  return (status_code ?? "ok") === "ok" && (quote_status ?? "available") === "available";
}

function toAction(
  quote: PaymentQuote,
  { symbol, network, hostedUrl }: EmbeddedToken & { hostedUrl: string },
): NextAction {
  return {
    type: "crypto",
    address: quote.temp_address,
    network: networkName(network),
    amount: quote.estimated_token_amount,
    currency: symbol,
    url: hostedUrl,
  };
}
