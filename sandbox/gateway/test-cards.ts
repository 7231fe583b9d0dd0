export interface TestCard {
  brand: string;
  last4: string;
  outcome: "success" | "challenge" | "decline";
  failureCode?: string;
}

/** The documented test numbers, by number. Only brand and last four digits ever leave this file. */
const byNumber: Readonly<Record<string, TestCard>> = {
  "4242424242424242": { brand: "visa", last4: "4242", outcome: "success" },
  "4000000000000002": { brand: "visa", last4: "0002", outcome: "decline", failureCode: "card_declined" },
  "4000000000009995": { brand: "visa", last4: "9995", outcome: "decline", failureCode: "insufficient_funds" },
  "4000002760003184": { brand: "visa", last4: "3184", outcome: "challenge" },
  "4000000000000341": {
    brand: "visa",
    last4: "0341",
    outcome: "decline",
    failureCode: "card_declined_after_attach",
  },
};

const byToken: Readonly<Record<string, string>> = {
  tok_success: "4242424242424242",
  tok_decline: "4000000000000002",
  tok_insufficient_funds: "4000000000009995",
  tok_3ds: "4000002760003184",
  tok_attach_decline: "4000000000000341",
};

export function cardOfNumber(number: string): TestCard | undefined {
  return byNumber[number.replace(/[\s-]/g, "")];
}

export function cardOfToken(token: string): TestCard | undefined {
  return byNumber[byToken[token] ?? ""];
}
