import { z } from "zod";
import type { FormField } from "../form-field.ts";

/** Colombian identity documents (pages "Colombia" of both documentation sites). */
export const DOCUMENT_TYPES = [
  { value: "CC", label: "Cédula de ciudadanía (CC)" },
  { value: "CE", label: "Cédula de extranjería (CE)" },
  { value: "NIT", label: "Tax number (NIT)" },
  { value: "PS", label: "Passport (PS)" },
  { value: "TI", label: "Tarjeta de identidad (TI)" },
] as const;

const DIGITS_ONLY = ["CC", "TI"];

const words = (label: string, max: number) =>
  z
    .string({ error: `Enter the ${label}.` })
    .trim()
    .min(1, `Enter the ${label}.`)
    .max(max, `At most ${max} characters.`);
const optionalWords = (max: number) => z.string().trim().max(max, `At most ${max} characters.`).optional();

const anywhere = z.object({
  bankName: words("bank's name", 100),
  bankCode: optionalWords(20),
  accountNumber: z
    .string({ error: "Enter the account number." })
    .transform((text) => text.replace(/[\s-]/g, ""))
    .pipe(z.string().regex(/^[0-9A-Za-z]{4,34}$/, "Enter 4 to 34 digits or letters.")),
  accountType: z.enum(["savings", "checking"], { error: "Choose savings or checking." }),
  holderName: words("name of the account's holder", 120),
});

const colombian = anywhere
  .extend({
    documentType: z.enum(
      DOCUMENT_TYPES.map(({ value }) => value),
      { error: "Choose the kind of document." },
    ),
    documentNumber: words("document's number", 30).transform((text) => text.replace(/[\s.]/g, "")),
  })
  .superRefine(({ documentType, documentNumber }, context) => {
    const message = documentProblem(documentType, documentNumber);
    if (message !== null) context.addIssue({ code: "custom", path: ["documentNumber"], message });
  });

const mexican = anywhere.extend({
  accountNumber: anywhere.shape.accountNumber.refine(isClabe, "A CLABE has 18 digits; check them."),
  documentNumber: optionalWords(30),
});

const elsewhere = anywhere.extend({ documentNumber: optionalWords(30) });

/** Validates a recipient in one country; issues name the field. Fields that were left empty are left out. */
export function recipientIn(country: string): z.ZodType<Readonly<Record<string, string>>> {
  const shape = country === "CO" ? colombian : country === "MX" ? mexican : elsewhere;
  return z.preprocess(
    (typed) => typed,
    shape.transform((recipient): Record<string, string> => filled(recipient)),
  );
}

export function fieldsIn(country: string): readonly FormField[] {
  const optionalDocument = country === "CO" ? {} : { help: "Where the bank asks for it." };
  const account = country === "MX" ? "CLABE" : "Account number";
  return [
    field("bankName", "Bank", { placeholder: country === "CO" ? "Bancolombia" : "" }),
    field("bankCode", "Bank code", { required: false, help: "If 88Pay gave you a list of codes." }),
    field("accountNumber", account, country === "MX" ? { placeholder: "18 digits" } : {}),
    field("accountType", "Account type", { options: ACCOUNT_TYPES }),
    field("holderName", "Account holder", { help: "As the bank knows them." }),
    ...(country === "CO" ? [field("documentType", "Document", { options: [...DOCUMENT_TYPES] })] : []),
    field("documentNumber", "Document number", { required: country === "CO", ...optionalDocument }),
  ];
}

/** A name, a bank and the last four of the account: never the whole of it. */
export function hintOf({
  holderName = "",
  bankName = "",
  accountNumber = "",
}: Readonly<Record<string, string>>): string {
  return `${holderName} · ${bankName} ••${accountNumber.slice(-4)}`;
}

const ACCOUNT_TYPES = [
  { value: "savings", label: "Savings" },
  { value: "checking", label: "Checking" },
];

function field(name: string, label: string, rest: Partial<FormField>): FormField {
  return { name, label, secret: false, required: true, ...rest };
}

function documentProblem(type: string, number: string): string | null {
  if (type === "NIT")
    return /^\d{6,10}(-?\d)?$/.test(number) ? null : "A NIT has 6 to 10 digits, and a check digit.";
  if (DIGITS_ONLY.includes(type)) return /^\d{5,11}$/.test(number) ? null : `A ${type} has 5 to 11 digits.`;
  return /^[0-9A-Za-z]{4,20}$/.test(number) ? null : "Enter 4 to 20 digits or letters.";
}

/** Mexico's account number: 17 digits and one that checks them (weights 3, 7, 1, each product modulo 10). */
function isClabe(text: string): boolean {
  if (!/^\d{18}$/.test(text)) return false;
  const digits = [...text].map(Number);
  const sum = digits
    .slice(0, 17)
    .reduce((total, digit, at) => total + ((digit * ([3, 7, 1][at % 3] ?? 0)) % 10), 0);
  return (10 - (sum % 10)) % 10 === digits[17];
}

function filled(recipient: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(recipient).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
