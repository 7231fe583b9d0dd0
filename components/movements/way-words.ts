import type { RefundOffer } from "#lib/movements/schema.ts";

/** How the money goes back, in one sentence. */
export function wayWords({ way, needsAddress, network }: RefundOffer, connection: string): string {
  if (way === "transfer")
    return `${connection} does not hold this money, so nobody but you can send it: from your own wallet${onNetwork(network)}, to the address below.`;
  if (way === "payout") return `${connection} has no refunds, so it is paid out to the payer's bank account.`;
  return needsAddress
    ? `${connection} sends it${onNetwork(network)} to the address below, which need not be the one that paid.`
    : `${connection} sends it back the way it was paid.`;
}

/** What happens after the button is pressed. */
export function nextWords({ way }: RefundOffer, held: boolean): string {
  if (held) return "It is above the limit for one person: nothing is sent before somebody else approves it.";
  if (way === "transfer") return "Paydeck waits until you record the transaction's hash.";
  return "Paydeck sends it within seconds and follows it here until the provider says how it ended.";
}

function onNetwork(network: string | null): string {
  return network === null ? "" : ` on ${network}`;
}
