import type { Scope } from "../auth/scope.ts";
import type { Letter } from "./letter-shape.ts";
import type { MailRow } from "./repository.ts";
import type { MailKind, MailLanguage } from "./status.ts";

/** A letter that is to be made, as it was asked for. */
export type MailToMake = Pick<
  MailRow,
  "id" | "toName" | "message" | "targetType" | "targetId" | "createdAt"
> & {
  readonly language: MailLanguage;
};

/** Says what a letter of one kind says, as things stand when it goes out. Null: its target is gone or closed. */
export type LetterBuilder = (scope: Scope, mail: MailToMake) => Promise<Letter | null>;

/** Each kind's builder. The worker has the table: lib/worker/letters.ts. */
export type LetterBuilders = Readonly<Record<MailKind, LetterBuilder>>;
