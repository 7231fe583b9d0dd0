import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Store } from "#sandbox/server/store.ts";

const keptLetters = 100;
const keptBytes = 8 * 1024 * 1024;

const letterSchema = z.object({
  id: z.string(),
  at: z.string(),
  /** As the SMTP envelope said. */
  from: z.string(),
  to: z.array(z.string()),
  messageId: z.string(),
  /** How often it came: mail programs show one letter for one Message-ID. */
  times: z.number(),
  /** The letter's bytes in base64. */
  raw: z.string(),
});
export type CaughtLetter = z.infer<typeof letterSchema>;
const mailSchema = z.object({ letters: z.array(letterSchema) });

export interface MailState {
  /** Newest first. */
  letters(): readonly CaughtLetter[];
  letter(id: string): CaughtLetter | undefined;
  keep(letter: Pick<CaughtLetter, "from" | "to" | "messageId" | "raw">): void;
  clear(): void;
}

/** The letters that were caught, the newest hundred and no more than eight megabytes of them. */
export function createMailState(store: Store): MailState {
  let letters: CaughtLetter[] = [];
  store.register({
    name: "mail",
    dump: () => ({ letters }),
    load: (data) => {
      letters = mailSchema.parse(data).letters;
    },
  });
  const isSame = (one: CaughtLetter, other: Pick<CaughtLetter, "to" | "messageId">) =>
    other.messageId !== "" && one.messageId === other.messageId && one.to.join() === other.to.join();

  return {
    letters: () => letters,
    letter: (id) => letters.find((one) => one.id === id),
    keep(letter) {
      const known = letters.find((one) => isSame(one, letter));
      const kept = {
        ...letter,
        id: known?.id ?? randomUUID(),
        at: new Date().toISOString(),
        times: (known?.times ?? 0) + 1,
      };
      letters = withinBounds([kept, ...letters.filter((one) => one !== known)]);
      store.changed();
    },
    clear() {
      letters = [];
      store.changed();
    },
  };
}

function withinBounds(letters: readonly CaughtLetter[]): CaughtLetter[] {
  let bytes = 0;
  return letters.slice(0, keptLetters).filter((letter, index) => {
    bytes += letter.raw.length;
    return index === 0 || bytes <= keptBytes;
  });
}
