const CANDIDATE = /(?<![\w.])\d(?:[ -]?\d){12,18}(?![\w])/g;

/** Replaces every number shaped like a payment card's (13–19 digits, a card network's first digit, valid check digit). */
export function maskCardNumbers(text: string): string {
  return text.replace(CANDIDATE, (candidate) => (isCardNumber(candidate) ? "[card number]" : candidate));
}

/** Whether `text` holds a number shaped like a payment card's. */
export function containsCardNumber(text: string): boolean {
  return maskCardNumbers(text) !== text;
}

function isCardNumber(candidate: string): boolean {
  const digits = candidate.replace(/\D/g, "");
  // Networks begin with 2–6; a clock in milliseconds begins with 1 and must stay readable.
  return /^[2-6]/.test(digits) && luhnSum(digits) % 10 === 0;
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (const [fromRight, character] of [...digits].reverse().entries()) {
    const digit = character.charCodeAt(0) - 48;
    const doubled = digit * 2;
    sum += fromRight % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}
