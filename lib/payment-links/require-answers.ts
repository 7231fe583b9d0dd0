import { invalidInput } from "../errors.ts";
import { linkQuestions } from "./link-asks.ts";
import { type Answer, readAnswers } from "./questions/schema.ts";
import type { LinkRecord } from "./repository.ts";

/** The payer's answers as they are kept. Throws invalid input (`answers`), which never repeats what was answered. */
export function requireAnswers(link: LinkRecord, given: Readonly<Record<string, string>>): Answer[] {
  const read = readAnswers(linkQuestions(link), given);
  if ("answers" in read) return read.answers;
  throw invalidInput({ answers: "A question that needs an answer has none that can be taken." });
}
