import type { Scope } from "../auth/scope.ts";
import { isId } from "../ids.ts";
import {
  findCustomerIdsByEmailBeginning,
  findCustomerIdsByEmails,
  findCustomerIdsByIds,
  findCustomerIdsByName,
  listCustomerNames,
  type WordFit,
} from "./look-up-repository.ts";
import { maskEmail } from "./mask-email.ts";
import { shownName } from "./shown-name.ts";

/** The customer with this id, or whose e-mail this is. */
export async function lookUpExactly(scope: Scope, text: string): Promise<string[]> {
  if (isId("customer", text)) return findCustomerIdsByIds(scope, [text]);
  return text.includes("@") ? findCustomerIdsByEmails(scope, [text.toLowerCase()]) : [];
}

/** Those whose e-mail begins with the text. */
export async function lookUpByEmail(scope: Scope, text: string): Promise<string[]> {
  return findCustomerIdsByEmailBeginning(scope, text);
}

/**
 * Those whose name has every word of the text, accents and case aside; when nobody has, those whose name has a word that
 * begins with each.
 */
export async function lookUpByName(scope: Scope, text: string): Promise<string[]> {
  const words = wordsOf(text);
  const whole = await lookUpByWays(scope, [words], "whole");
  return whole.length > 0 ? whole : lookUpByWays(scope, [words], "begun");
}

/** As {@link lookUpByName}, with a slip in one of the words or in the e-mail; `slips` gives what could have been meant. */
export async function lookUpWithSlip(
  scope: Scope,
  text: string,
  slips: (word: string) => readonly string[],
): Promise<string[]> {
  const [local = "", domain = "", ...more] = text.toLowerCase().split("@");
  if (domain !== "" && more.length === 0) {
    const emails = [
      ...slips(local).map((one) => `${one}@${domain}`),
      ...slips(domain).map((one) => `${local}@${one}`),
    ];
    return findCustomerIdsByEmails(scope, emails);
  }
  const words = wordsOf(text);
  return lookUpByWays(
    scope,
    words.flatMap((word, at) => slips(word).map((meant) => words.with(at, meant))),
    "begun",
  );
}

export interface CustomerHint {
  readonly id: string;
  /** Masked where it is an e-mail or a phone number. */
  readonly name: string;
  readonly email: string | null;
}

/** Those who are exactly this, else like it unless `exactOnly`; what is shown of them is masked. */
export async function lookUpCustomers(
  scope: Scope,
  text: string,
  { limit, exactOnly }: { readonly limit: number; readonly exactOnly: boolean },
): Promise<CustomerHint[]> {
  const exactly = await lookUpExactly(scope, text);
  const found = exactly.length > 0 || exactOnly ? exactly : await lookUpLoosely(scope, text);
  if (found.length === 0) return [];
  const customers = await listCustomerNames(scope, found.slice(0, limit));
  return customers.map(({ id, name, email }) => ({
    id,
    name: shownName({ name, email }),
    email: email && maskEmail(email),
  }));
}

async function lookUpLoosely(scope: Scope, text: string): Promise<string[]> {
  const [byEmail, byName] = await Promise.all([
    /\s/.test(text) ? [] : lookUpByEmail(scope, text),
    lookUpByName(scope, text),
  ]);
  return [...new Set([...byEmail, ...byName])];
}

async function lookUpByWays(
  scope: Scope,
  ways: readonly (readonly string[])[],
  fit: WordFit,
): Promise<string[]> {
  // A query of no words matches nothing, and PostgreSQL says so in the log each time.
  const asked = ways.filter((words) => words.length > 0);
  return asked.length === 0 ? [] : findCustomerIdsByName(scope, asked, fit);
}

const MOST_WORDS = 6;

function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
}
