import { troubleLetter } from "../endpoints/trouble-letter.ts";
import { changeLetter } from "../factors/change-letter.ts";
import { resetLetter } from "../factors/reset-letter.ts";
import { creditNoteLetter, invoiceLetter, reminderLetter } from "../invoice-papers/invoice-letters.ts";
import type { LetterBuilders } from "../mail/letter-builder.ts";
import { testLetter } from "../mail/test-letter.ts";
import { accessLetter } from "../members/access-letter.ts";
import { invitationLetter } from "../members/invitation-letter.ts";
import { linkLetter } from "../payment-links/link-letter.ts";
import { receiptLetter } from "../payment-links/receipt-letter.ts";

/** What each kind of letter says. Mail knows none of the things that letters are about; this table does. */
export const LETTERS: LetterBuilders = {
  test: testLetter,
  password_reset: resetLetter,
  sign_in_change: changeLetter,
  link: linkLetter,
  receipt: receiptLetter,
  invoice: invoiceLetter,
  reminder: reminderLetter,
  credit_note: creditNoteLetter,
  invitation: invitationLetter,
  access: accessLetter,
  endpoint_trouble: troubleLetter,
};
