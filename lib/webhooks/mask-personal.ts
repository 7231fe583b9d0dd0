import { maskEmail } from "../customers/mask-email.ts";

const MASK = "•••";

/** Names of fields that say how to reach or identify a person, as letters and digits alone. */
const PERSONAL =
  /phone|mobile|whatsapp|document(number|id)?$|taxid|nationalid|passport|^(dni|cpf|curp|rfc|nit|ssn|iban|clabe|dob)$|birth|accountnumber|bankaccount|street|addressline|postalcode|zipcode|email/;

const JSON_PAIR = /"((?:[^"\\]|\\.){1,80})"(\s*:\s*)("(?:[^"\\]|\\.)*"|-?\d[\d.]*)/g;
const FORM_PAIR = /(^|&)([\w.[\]-]{1,80})=([^&\s]+)/g;
// Bounded on both sides: a body of one long word must not cost its length squared.
const EMAIL = /[\w.+-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;

/** A body fit for people who need not know who the payer is. E-mail addresses keep their first letters, as elsewhere. */
export function maskPersonal(text: string): string {
  return text
    .replace(JSON_PAIR, (pair, name: string, colon: string, value: string) =>
      isPersonal(name, value) ? `"${name}"${colon}"${MASK}"` : pair,
    )
    .replace(FORM_PAIR, (pair, start: string, name: string, value: string) =>
      isPersonal(name, value) ? `${start}${name}=${MASK}` : pair,
    )
    .replace(EMAIL, (email) => maskEmail(email.replace("%40", "@")));
}

/** E-mail addresses are left to their own mask. */
function isPersonal(name: string, value: string): boolean {
  const isEmpty = value === "" || value === '""';
  return !isEmpty && !/@|%40/.test(value) && PERSONAL.test(name.toLowerCase().replace(/[^a-z0-9]/g, ""));
}
