import type { SupportWords } from "./words-shape.ts";

export const WORDS_EN: SupportWords = {
  tell: {
    unanswered: () =>
      "We are still waiting for an answer from the payment company. Please don't pay a second time yet; we will write to you as soon as we know more.",
    card_open: ({ amount, until }) =>
      `We have not received your card payment of ${amount} yet: the payment page was not finished. You can still complete it until ${until}.`,
    bank_open: ({ amount, until }) =>
      `We have not received your payment of ${amount} yet. Please confirm it with your bank; you can do so until ${until}.`,
    wallet_open: ({ amount, until }) =>
      `We have not received your payment of ${amount} yet. Please approve it in your wallet; you can do so until ${until}.`,
    cash_open: ({ amount, until }) =>
      `Your voucher for ${amount} has not been reported as paid yet. You can pay it in cash until ${until}. If you have paid already, keep the receipt: it can take a while until the store reports it.`,
    crypto_open: ({ amount, network, by }) =>
      `Nothing has arrived at the payment address yet. Please send exactly ${amount}${network && ` on ${network}`} by ${by}. If you have sent it already, send us the transaction hash.`,
    open_late: ({ amount }) =>
      `We have not received your payment of ${amount}, and the time to pay has passed. If your bank or wallet shows that the money was taken, send us the receipt and please don't pay again.`,
    working: ({ amount, by }) =>
      `Your payment of ${amount} is under way. You don't have to do anything; we expect it by ${by}.`,
    confirming: ({ amount, network, by }) =>
      `We can see your payment of ${amount}${network && ` on ${network}`}. It is waiting for its confirmations on the network; we expect it by ${by}. You don't have to do anything.`,
    working_late: ({ amount }) =>
      `Your payment of ${amount} is taking longer than usual. You don't have to pay again: we are asking the payment company and will write to you as soon as it is settled.`,
    underpaid: ({ amount, received, missing, by }) =>
      `We received ${received} of ${amount}; ${missing} is missing. Please send the rest to the same place by ${by}.`,
    underpaid_late: ({ amount, received, missing }) =>
      `We received ${received} of ${amount}; ${missing} is missing, and the time to pay has passed. Please don't send anything yet: we will tell you how to pay the rest or get your money back.`,
    card_declined: ({ amount }) =>
      `Your bank did not approve the card payment of ${amount}, so we received no money. Please try another card or another way to pay, or ask your bank why. If your card shows a reservation, your bank releases it by itself.`,
    declined: ({ amount }) =>
      `Your payment of ${amount} was not approved, so we received no money. Please check with your bank or wallet, or try another way to pay.`,
    failed: ({ amount }) =>
      `Your payment of ${amount} did not go through, and we received no money. Please try again. If the money was taken from you, send us the receipt first.`,
    expired: ({ amount }) =>
      `The time to pay ${amount} has run out and we received nothing. If you still want to pay, ask us for a new link. If you have paid already, send us the receipt and please don't pay again.`,
    canceled: ({ amount }) =>
      `The payment of ${amount} was canceled and we received no money. If you still want to pay, we will gladly send you a new link.`,
    paid: ({ amount, day }) => `We received your payment of ${amount} on ${day}. Thank you.`,
    paid_twice: ({ amount, day }) =>
      `We received a second payment for the same: ${amount} on ${day}. You don't have to do anything; we are looking into it and will write to you about sending one of the two back.`,
    partly_refunded: ({ amount }) =>
      `Part of your payment of ${amount} has been sent back to you. It can take a few days until your bank or wallet shows it.`,
    refunded: ({ amount }) =>
      `Your payment of ${amount} has been sent back to you. It can take a few days until your bank or wallet shows it.`,
    disputed: ({ amount }) =>
      `Your bank has opened a dispute about the payment of ${amount}. Until the bank has decided, we can't refund it ourselves.`,
    dispute_won: ({ amount }) =>
      `Your bank has closed the dispute about the payment of ${amount}, and the payment stands.`,
    charged_back: ({ amount }) =>
      `Your bank has given you the payment of ${amount} back, so it no longer counts as paid with us.`,
    review: ({ amount }) =>
      `We got different answers about your payment of ${amount} and are checking it with the payment company. Please don't pay again; we will write to you.`,
    refund_prepared: ({ amount }) =>
      `Your refund of ${amount} is being prepared. You don't have to do anything; we will write to you when it has been sent.`,
    refund_sent: ({ amount }) =>
      `Your refund of ${amount} is on its way. It can take a few days until your bank or wallet shows it.`,
    refund_done: ({ amount, day }) =>
      `We sent your refund of ${amount} on ${day}. It can take a few days until your bank or wallet shows it.`,
    refund_failed: ({ amount }) =>
      `Your refund of ${amount} could not be delivered yet. We are looking into it and will write to you.`,
  },
  until: atTime,
  by: atTime,
  onClockOf: (time, city) => `${time} (${city} time)`,
  payByLink: ({ amount }, url) => `You can pay ${amount} here: ${url}`,
  payToAddress: ({ amount, network, by }, address) =>
    `Please send exactly ${amount}${network && ` on ${network}`} by ${by} to this address: ${address}`,
  payByVoucher: ({ amount, until }, code, url) =>
    `You can pay ${amount} in cash until ${until} with the code ${code}. Your voucher: ${url}`,
};

function atTime(time: string, day: string | null): string {
  return day === null ? time : `${day}, ${time}`;
}
