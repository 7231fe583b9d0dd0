import type { LinkFormDto } from "#lib/payment-links/edit/schema.ts";
import type { FullLinkInput, LinkOptions } from "#lib/payment-links/schema.ts";
import type { LinkStart } from "#lib/payment-links/templates/schema.ts";
import type { FormErrors } from "../ui/use-form-errors.ts";

export const AMOUNT_KINDS = ["fixed", "payer", "lines"] as const;
export type AmountKind = (typeof AMOUNT_KINDS)[number];

/** The form with every field set. What belongs to another kind of amount is kept, so that one can go back to it. */
export type LinkForm = Omit<FullLinkInput, "ways" | "payerChooses"> & {
  kind: AmountKind;
  /** In the payer's order; those switched off are kept so that they can be switched on again. */
  ways: readonly { readonly connectionId: string; readonly on: boolean }[];
};

export const NEW_LINE = { description: "", quantity: 1, unitAmount: "" };
const NO_LIMITS = { minAmount: "", maxAmount: "", suggested: "" };
export const NEW_PRICE = { amount: "", ...NO_LIMITS };

export function emptyForm(options: LinkOptions, idempotencyKey: string): LinkForm {
  const { baseCurrency } = options.merchant;
  return {
    kind: "fixed",
    amount: "",
    currency: options.currencies.includes(baseCurrency)
      ? baseCurrency
      : (options.currencies[0] ?? baseCurrency),
    ...NO_LIMITS,
    lines: [NEW_LINE],
    prices: [],
    title: "",
    description: "",
    image: null,
    imageFrom: null,
    questions: [],
    invoiceNumber: options.nextInvoiceNumber,
    numberIsProposed: true,
    customerName: "",
    customerEmail: "",
    ways: options.connections.map(({ connection }) => ({ connectionId: connection.id, on: true })),
    expiresInDays: 14,
    maxPayments: 1,
    holdMinutes: null,
    message: "",
    closedMessage: "",
    returnUrl: "",
    language: "en",
    publish: true,
    idempotencyKey,
  };
}

/** The form of a link that exists, with the connections that it does not offer switched off. */
export function formOfLink({ form }: LinkFormDto, options: LinkOptions, idempotencyKey: string): LinkForm {
  const { ways, payerChooses, ...rest } = form;
  const offered = ways.map(({ connectionId }) => ({ connectionId, on: true }));
  const others = options.connections
    .filter(({ connection }) => !ways.some(({ connectionId }) => connectionId === connection.id))
    .map(({ connection }) => ({ connectionId: connection.id, on: false }));
  return {
    ...emptyForm(options, idempotencyKey),
    ...rest,
    ...kindOf(payerChooses, rest.lines),
    ways: [...offered, ...others],
  };
}

/** An empty form with what was begun laid over it; the connections that it does not offer are switched off. */
export function formBegunFrom(
  { form: begun, imageFrom }: Pick<LinkStart, "form" | "imageFrom">,
  options: LinkOptions,
  idempotencyKey: string,
): LinkForm {
  const empty = emptyForm(options, idempotencyKey);
  const { ways = [], payerChooses = false, lines = [], ...rest } = begun;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const offered = ways
    .filter((way) => empty.ways.some(({ connectionId }) => connectionId === way.connectionId))
    .map(({ connectionId }) => ({ connectionId, on: true }));
  const others = empty.ways
    .filter(({ connectionId }) => !offered.some((way) => way.connectionId === connectionId))
    .map(({ connectionId }) => ({ connectionId, on: ways.length === 0 }));
  return {
    ...empty,
    ...given,
    imageFrom,
    ...kindOf(payerChooses, lines),
    ways: [...offered, ...others],
  };
}

function kindOf(payerChooses: boolean, lines: LinkForm["lines"]): Pick<LinkForm, "kind" | "lines"> {
  const hasLines = lines.length > 0;
  return {
    kind: payerChooses ? "payer" : hasLines ? "lines" : "fixed",
    lines: hasLines ? lines : [NEW_LINE],
  };
}

/** What is sent: of each kind of amount only what belongs to it, and the connections that are on and can be used. */
export function inputOf(form: LinkForm, publish: boolean, usable: ReadonlySet<string>) {
  const { kind, ...rest } = form;
  const isPayers = kind === "payer";
  const limits = isPayers ? {} : NO_LIMITS;
  return {
    ...rest,
    ...limits,
    payerChooses: isPayers,
    amount: kind === "fixed" ? form.amount : "",
    lines: kind === "lines" ? form.lines : [],
    prices: form.prices.map((price) => ({ ...price, ...(isPayers ? { amount: "" } : NO_LIMITS) })),
    holdMinutes: form.maxPayments === null ? null : form.holdMinutes,
    ways: chosenWays(form, usable),
    publish,
  };
}

export function chosenWays(form: LinkForm, usable: ReadonlySet<string>) {
  return form.ways
    .filter((way) => way.on && usable.has(way.connectionId))
    .map(({ connectionId }) => ({ connectionId, methods: [] }));
}

/** The first message of each field; of a row's field, by its place: "lines.1.unitAmount". */
export function errorsByPlace(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): FormErrors {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) errors[path.map(String).join(".")] ??= message;
  return errors;
}

/** The server counts only the ways that were sent: its "ways.1" is put beside the connection it means. */
export function errorsByWay(form: LinkForm, usable: ReadonlySet<string>, fields: FormErrors): FormErrors {
  const sent = chosenWays(form, usable);
  const entries = Object.entries(fields).map(([field, message]) => {
    const index = /^ways\.(\d+)/.exec(field)?.[1];
    const way = index === undefined ? undefined : sent[Number(index)];
    return [way ? `way:${way.connectionId}` : field, message] as const;
  });
  return Object.fromEntries(entries);
}

/** What a change makes up for: the errors of the changed fields, and of whatever depends on the amount. */
export function withoutErrors(errors: FormErrors, change: Partial<LinkForm>): FormErrors {
  const asks = ["kind", "amount", "currency", "lines", "prices", "ways"].some((field) => field in change);
  const isAbout = (field: string) =>
    (field.split(".")[0] ?? "") in change ||
    (asks && (field.startsWith("way:") || field.startsWith("prices.")));
  return Object.fromEntries(Object.entries(errors).filter(([field]) => !isAbout(field)));
}
