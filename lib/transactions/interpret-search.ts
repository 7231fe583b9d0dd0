import type { Scope } from "../auth/scope.ts";
import {
  lookUpByEmail,
  lookUpByName,
  lookUpExactly,
  lookUpWithSlip,
} from "../customers/look-up-customers.ts";
import {
  type Asked,
  ID_COLUMNS,
  type IdColumn,
  NUMBER_COLUMNS,
  type SearchMeaning,
} from "./condition-repository.ts";
import { oneMistakeAway } from "./one-mistake.ts";
import { pastedText } from "./pasted-text.ts";
import type { ParsedQuery } from "./query/schema.ts";
import type { Clue, ClueField } from "./query-fields/schema.ts";
import { collect, findLinkIds, findNamedExactly, findTransactionIdsOfEvent } from "./search-repository.ts";
import { squash } from "./squash.ts";

/** What a search was found to be for, and how sure that is. */
export interface FoundSearch {
  readonly meaning: SearchMeaning | null;
  /** `id`: exactly one's id · `likely`: beginnings, names, amounts · `close`: a slip away · `none`: nothing is like it. */
  readonly found: "id" | "likely" | "close" | "none";
  /** In which other mode of the merchant the id is known. */
  readonly elsewhere: string | null;
}

/** Shorter beginnings and ends fit too much to be an answer. */
const SHORTEST_PART = 4;
/** A provider's id, hash or address is recognised from this much of it. */
const SHORTEST_ID_PART = 6;

const CLUE_COLUMNS: Readonly<Partial<Record<ClueField, IdColumn>>> = {
  id: "id",
  reference: "reference",
  external: "external_id",
  invoice: "invoice_number",
  hash: "tx_hash",
  address: "address",
};

/**
 * Decides what a search is for: first an exact id of any kind; only when nothing has it, beginnings, ends, names and
 * amounts; only when nothing has those, what is one slip away. Each step asks indexes alone.
 */
export async function interpretSearch(
  scope: Scope,
  query: ParsedQuery,
  connectionIds: readonly string[],
): Promise<FoundSearch> {
  const meant = await Promise.all(query.clues.map((clue) => meaningOfClue(scope, clue, connectionIds)));
  const clues = meant.map(({ asked }) => asked);
  const text = pastedText(query.text);
  if (text === "") {
    if (clues.length === 0) return { meaning: null, found: "likely", elsewhere: null };
    const isId = meant.every((clue) => clue.isId);
    return { meaning: { every: clues }, found: isId ? "id" : "likely", elsewhere: null };
  }
  const meaning = (asked: readonly Asked[]): SearchMeaning => ({ every: [...clues, asked] });
  const exact = await findExactly(scope, text, connectionIds);
  if (exact.asked.length > 0) return { meaning: meaning(exact.asked), found: exact.found, elsewhere: null };
  const likely = await findLikely(scope, text, query);
  if (likely.length > 0) return { meaning: meaning(likely), found: "likely", elsewhere: exact.elsewhere };
  const close = await findClose(scope, text);
  const found = close.length > 0 ? "close" : "none";
  return { meaning: meaning(close), found, elsewhere: exact.elsewhere };
}

async function findExactly(scope: Scope, text: string, connectionIds: readonly string[]) {
  const values = spellings(text);
  const [{ columns, linkIds }, transactionIds, customerIds] = await Promise.all([
    findNamedExactly(scope, ID_COLUMNS, { text, values }),
    findTransactionIdsOfEvent(scope, connectionIds, text),
    lookUpExactly(scope, text),
  ]);
  const here = ID_COLUMNS.filter((column) =>
    columns.some((one) => one.column === column && one.mode === scope.mode),
  );
  const ids: Asked[] = here.map((column) => ({ is: "id", column, values }));
  if (linkIds.length > 0) ids.push({ is: "links", ids: linkIds });
  if (transactionIds.length > 0) ids.push({ is: "transactions", ids: transactionIds });
  if (customerIds.length > 0) ids.push({ is: "customers", ids: customerIds });
  // One thing has an index in the list's order or is of one row; of several, PostgreSQL may walk the list.
  const asked = ids.length > 1 ? await collect(scope, ids) : ids;
  // A customer has many payments: whoever asks for one's e-mail within dates means those dates.
  const isPerson = text.includes("@") && ids.every(({ is }) => is === "customers");
  const found: FoundSearch["found"] = isPerson ? "likely" : "id";
  return {
    asked,
    found,
    elsewhere: columns.find(({ mode }) => mode !== scope.mode)?.mode ?? null,
  };
}

async function findLikely(scope: Scope, text: string, { amount }: ParsedQuery): Promise<Asked[]> {
  const [byName, byEmail] = await Promise.all([
    lookUpByName(scope, text),
    /\s/.test(text) ? [] : lookUpByEmail(scope, text),
  ]);
  const customers = [...new Set([...byEmail, ...byName])];
  const asked: Asked[] = [...partsOf(text), ...amountsOf(amount)];
  if (customers.length > 0) asked.push({ is: "customers", ids: customers });
  return collect(scope, asked);
}

/** Ids and numbers that begin or end like this. */
function partsOf(text: string): Asked[] {
  const [start = "", end = "", ...more] = text.split(/…|\.{3}/);
  const isCut = start !== text && more.length === 0 && start.length >= SHORTEST_PART;
  if (isCut) {
    const columns = ["tx_hash", "address", "external_id", "id", "reference"] as const;
    return columns.map((column) => ({ is: "beginning", column, text: start.trim(), ending: end.trim() }));
  }
  const squashed = squash(text);
  if (squashed === "") return [];
  const asked: Asked[] = NUMBER_COLUMNS.map((column) => ({ is: "number", column, how: "beginning", text }));
  if (squashed.length >= SHORTEST_PART)
    asked.push({ is: "number", column: "reference", how: "ending", text });
  if (!/\s/.test(text) && text.length >= SHORTEST_ID_PART) {
    for (const column of ["external_id", "tx_hash", "address"] as const)
      asked.push({ is: "beginning", column, text, ending: "" });
  }
  return asked;
}

function amountsOf(amount: ParsedQuery["amount"]): Asked[] {
  if (amount === null) return [];
  const { amounts, currency } = amount;
  return (["amount", "received"] as const).map((of) => ({ is: "amount", of, amounts, currency }));
}

async function findClose(scope: Scope, text: string): Promise<Asked[]> {
  const squashed = oneMistakeAway(squash(text));
  const asked: Asked[] =
    squashed.length > 0 ? NUMBER_COLUMNS.map((column) => ({ is: "slip", column, squashed })) : [];
  const customers = await lookUpWithSlip(scope, text, oneMistakeAway);
  if (customers.length > 0) asked.push({ is: "customers", ids: customers });
  return collect(scope, asked);
}

interface MeantClue {
  readonly asked: readonly Asked[];
  /** The value is exactly an id, and not only how one begins or whose payments are meant. */
  readonly isId: boolean;
}

/** A field's value is an id of that kind, or its beginning; people by their e-mail or name. */
async function meaningOfClue(scope: Scope, clue: Clue, connectionIds: readonly string[]): Promise<MeantClue> {
  const text = pastedText(clue.value);
  const column = CLUE_COLUMNS[clue.field];
  if (column === undefined) {
    const asked = await collect(scope, [await ownerOfClue(scope, clue, text, connectionIds)]);
    return { asked, isId: clue.field === "link" || clue.field === "event" };
  }
  const exact = await collect(scope, [{ is: "id", column, values: spellings(text) }]);
  if (exact.length > 0 || squash(text) === "") return { asked: exact, isId: true };
  const isNumber = column === "reference" || column === "invoice_number";
  const beginning: Asked = isNumber
    ? { is: "number", column, how: "beginning", text }
    : { is: "beginning", column, text, ending: "" };
  return { asked: await collect(scope, [beginning]), isId: false };
}

/** Whose payments a clue that is no column of theirs means. */
async function ownerOfClue(
  scope: Scope,
  { field }: Clue,
  text: string,
  connectionIds: readonly string[],
): Promise<Asked> {
  if (field === "link") return { is: "links", ids: await findLinkIds(scope, text) };
  if (field === "event")
    return { is: "transactions", ids: await findTransactionIdsOfEvent(scope, connectionIds, text) };
  const exactly = await lookUpExactly(scope, text);
  if (exactly.length > 0) return { is: "customers", ids: exactly };
  return { is: "customers", ids: await (field === "email" ? lookUpByEmail : lookUpByName)(scope, text) };
}

/** As typed, and in the cases in which ids are kept. */
function spellings(text: string): string[] {
  return [...new Set([text, text.toLowerCase(), text.toUpperCase()])];
}
