import { createHash, randomUUID } from "node:crypto";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { type CurrencyCode, isCurrencyCode } from "../currencies.ts";
import type { Tx } from "../db/unit.ts";
import { invalidInput } from "../errors.ts";
import { type Money, parsePrice, toDecimal } from "../money.ts";
import { sumOfLines } from "./asks/schema.ts";
import { imageProblem, readImageHead } from "./image/schema.ts";
import { findImageOf, type NewImage } from "./image-repository.ts";
import type { Asked } from "./offered-methods.ts";
import { questionsOf } from "./questions/schema.ts";
import type { NewPrice, NewWay } from "./repository.ts";
import type { CreateLinkInput, FullLinkInput } from "./schema.ts";

const NOTHING_MORE = {
  minAmount: "",
  maxAmount: "",
  suggested: "",
  lines: [],
  prices: [],
  holdMinutes: null,
  questions: [],
  description: "",
  closedMessage: "",
  numberIsProposed: false,
  image: null,
  imageFrom: null,
} satisfies Partial<FullLinkInput>;

export function withEveryField(input: CreateLinkInput): FullLinkInput {
  return { ...NOTHING_MORE, ...input };
}

/** What is asked, the main price first: separators of thousands are for people. Throws invalid input. */
export function readPrices(input: FullLinkInput): [Asked & { readonly currency: CurrencyCode }, ...Asked[]] {
  const { currency, lines } = input;
  if (!isCurrencyCode(currency)) throw invalidInput({ currency: "Choose one of the listed currencies." });
  const others = input.prices.map((price, index) => {
    if (input.payerChooses) return { currency: price.currency, price: null };
    return { currency: price.currency, price: read(price.amount, price.currency, `prices.${index}.amount`) };
  });
  if (input.payerChooses) return [{ currency, price: null }, ...others];
  const price = lines.length > 0 ? sumOfLines(lines, currency) : read(input.amount, currency, "amount");
  return [{ currency, price }, ...others];
}

function read(typed: string, currency: string, field: string): Money {
  const price = parsePrice(typed, currency);
  if (!price.ok) throw invalidInput({ [field]: "Write the amount as a number, like 2500.00." });
  return price.value;
}

/** The columns that say what a link asks for and shows. */
export function contentColumns(input: FullLinkInput, { price, currency }: Asked) {
  return {
    title: input.title,
    description: input.description,
    message: input.message,
    closedMessage: input.closedMessage,
    amount: price === null ? null : toDecimal(price),
    currency,
    ...boundColumns(input, currency, input.payerChooses),
    lines: input.lines.map((line) => ({ ...line, unitAmount: plain(line.unitAmount, currency) })),
    questions: questionsOf(input.questions),
    invoiceNumber: input.invoiceNumber || null,
    maxPayments: input.maxPayments,
    holdMinutes: input.maxPayments === null ? null : input.holdMinutes,
    language: input.language,
    returnUrl: input.returnUrl || null,
  };
}

type Bounds = Pick<FullLinkInput, "minAmount" | "maxAmount" | "suggested">;

function boundColumns({ minAmount, maxAmount, suggested }: Bounds, currency: string, payerChooses: boolean) {
  const bound = (typed: string) => (payerChooses && typed !== "" ? plain(typed, currency) : null);
  return { minAmount: bound(minAmount), maxAmount: bound(maxAmount), suggested: bound(suggested) };
}

function plain(typed: string, currency: string): string {
  return toDecimal(read(typed, currency, "amount"));
}

/** What a link asks for in other currencies. {@link readPrices} must have found it good. */
export function newPrices({ prices, payerChooses }: FullLinkInput): NewPrice[] {
  return prices.map((price, position) => ({
    currency: price.currency,
    position,
    amount: payerChooses ? null : plain(price.amount, price.currency),
    ...boundColumns(price, price.currency, payerChooses),
  }));
}

export function newWays(linkId: string, input: FullLinkInput, connections: readonly Connection[]) {
  return input.ways.map(({ connectionId, methods }, position) => {
    const connection = connections.find((one) => one.id === connectionId);
    const isNative = connection?.provider.operations.createLink !== undefined && canBeCopied(input);
    return {
      linkId,
      connectionId,
      position,
      methods: [...new Set(methods)],
      nativeKey: isNative ? randomUUID() : null,
    };
  }) satisfies NewWay[];
}

/**
 * Whether a provider's own page would take the same money under the same rules: it knows nothing of a payer's limits,
 * of places that are kept, nor of questions.
 */
export function canBeCopied({
  holdMinutes,
  questions,
  prices,
  ...own
}: Pick<FullLinkInput, "minAmount" | "maxAmount" | "holdMinutes" | "questions" | "prices">): boolean {
  const hasLimits = [own, ...prices].some(({ minAmount, maxAmount }) => minAmount !== "" || maxAmount !== "");
  return !hasLimits && holdMinutes === null && questions.length === 0;
}

/** The form's picture: one that is sent, or the one of another link. Throws invalid input where that has none any more. */
export async function pictureOf(tx: Tx, scope: Scope, input: FullLinkInput): Promise<NewImage | null> {
  if (input.image !== null || input.imageFrom === null) return readImage(input.image);
  const kept = await findImageOf(tx, scope, input.imageFrom);
  if (kept === null) throw invalidInput({ image: "That picture is not there any more. Choose one." });
  return kept;
}

/** The picture with what its own bytes say of it; throws invalid input for anything else than a picture. */
function readImage(image: FullLinkInput["image"]): NewImage | null {
  if (image === null) return null;
  const bytes = new Uint8Array(Buffer.from(image.base64, "base64"));
  const problem = imageProblem(bytes);
  const head = readImageHead(bytes);
  if (problem !== null || head === null) throw invalidInput({ image: problem ?? "That is not a picture." });
  return { ...head, bytes, hash: createHash("sha256").update(bytes).digest("hex") };
}
