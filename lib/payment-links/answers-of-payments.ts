import type { Scope } from "../auth/scope.ts";
import { maskEmail } from "../customers/mask-email.ts";
import { isPhone, maskPhone } from "../customers/mask-phone.ts";
import { listAnswers } from "./answer-repository.ts";
import type { PaymentAnswers } from "./questions/schema.ts";
import { type Answer, storedAnswers } from "./questions/schema.ts";

const EMAIL = /[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[^\s@<>(),;:.]+/g;
const PHONE = /\+?\d[\d\s().-]{5,}\d/g;

/** What the payer of one payment answered, as everybody may see it. */
export async function getPaymentAnswers(
  scope: Scope,
  { transactionId }: { readonly transactionId: string },
): Promise<PaymentAnswers> {
  const [row] = await listAnswers(scope, [transactionId]);
  const said = row ? storedAnswers.parse(row.answers) : [];
  const answers = said.map(masked);
  return { answers, masked: answers.some(({ answer }, index) => answer !== said[index]?.answer) };
}

/** What payers answered, by payment, as everybody may see it. */
export async function answersOfPayments(
  scope: Scope,
  payments: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, Answer[]>> {
  const rows = await listAnswers(
    scope,
    payments.map(({ id }) => id),
  );
  return new Map(
    rows.map(({ transactionId, answers }) => [transactionId, storedAnswers.parse(answers).map(masked)]),
  );
}

/** Whatever was asked: an e-mail address or a phone number is one by its shape, wherever it stands in an answer. */
function masked({ answer, ...rest }: Answer): Answer {
  const shown = answer
    .replace(EMAIL, maskEmail)
    .replace(PHONE, (found) => (isPhone(found) ? maskPhone(found) : found));
  return { ...rest, answer: shown };
}
