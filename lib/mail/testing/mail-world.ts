import { z } from "zod";
import { type RunningSandbox, startSandbox } from "#sandbox/start.ts";
import { type Scope, systemScope } from "../../auth/scope.ts";
import { db } from "../../db/client.ts";
import { createTestDatabase } from "../../db/testing/test-database.ts";
import { unit } from "../../db/unit.ts";
import { overrideEnv } from "../../env.ts";
import { newId } from "../../ids.ts";
import type { LetterBuilders } from "../letter-builder.ts";
import type { Letter } from "../letter-shape.ts";
import { type QueuedMail, queueMail } from "../queue-mail.ts";
import type { MailRow } from "../repository.ts";
import { sendMail } from "../send-mail.ts";
import { closeSmtp } from "../smtp.ts";

const caughtLetter = z.object({
  to: z.array(z.string()),
  times: z.number(),
  messageId: z.string(),
  envelopeFrom: z.string(),
  from: z.object({ name: z.string(), address: z.string() }),
  replyTo: z.array(z.string()),
  toNames: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  headers: z.array(z.object({ key: z.string(), value: z.string() })),
  attachments: z.array(z.object({ filename: z.string(), mimeType: z.string(), base64: z.string() })),
});
export type CaughtLetter = z.infer<typeof caughtLetter>;

export interface MailWorld {
  readonly scope: Scope;
  readonly sandbox: RunningSandbox;
  /** Queues a letter to somebody, with some of it changed. */
  queue(changes?: Partial<QueuedMail>): Promise<string>;
  /** Does the letter's job once. */
  send(mailId: string, changes?: Partial<Letter>): Promise<boolean>;
  mail(mailId: string): Promise<MailRow>;
  /** When the letter's job runs; undefined: it has none. */
  runsAt(mailId: string): Promise<Date | undefined>;
  caught(to: string): Promise<CaughtLetter[]>;
  close(): Promise<void>;
}

export const letter: Letter = {
  language: "en",
  subject: "Café Altura: Logo design",
  preview: "120,000.00 COP",
  heading: "120,000.00 COP to pay",
  paragraphs: ["Hello Ana,", "Thank you for the order."],
  facts: [{ label: "For", value: "Logo design" }],
  button: { label: "Open and pay", url: "http://localhost:3000/pay/logo-1" },
  footer: "Small print.",
  files: [],
};

/** A merchant with a database of its own, whose letters go to a real SMTP server that catches them. */
export async function makeMailWorld(): Promise<MailWorld> {
  const database = await createTestDatabase();
  const sandbox = await startSandbox({ port: 0, smtpPort: 0, quiet: true });
  overrideEnv({ PAYDECK_SMTP_URL: sandbox.smtpUrl, PAYDECK_MAIL_FROM: "payments@paydeck.test" });
  const merchantId = newId("merchant");
  const place = { city: "Bogotá", country: "CO", timeZone: "America/Bogota", baseCurrency: "COP" };
  await db().merchant.create({ data: { id: merchantId, slug: "altura", name: "Café Altura", ...place } });
  const scope = systemScope(merchantId, "test");
  let count = 0;
  const mail = (id: string) => db().mail.findUniqueOrThrow({ where: { merchantId_id: { merchantId, id } } });
  return {
    scope,
    sandbox,
    mail,
    async queue(changes) {
      count += 1;
      const asked: QueuedMail = {
        kind: "link",
        to: { name: "Ana Gómez", email: `ana${count}@cliente.test` },
        language: "en",
        message: "",
        targetType: "payment_link",
        targetId: newId("paymentLink"),
        createdBy: "Camila",
        onceKey: `letter ${count}`,
        ...changes,
      };
      return (await unit((tx) => queueMail(tx, scope, asked))).id;
    },
    send: (mailId, changes) => sendMail(scope, { mailId }, buildersOf({ ...letter, ...changes })),
    async runsAt(mailId) {
      const [job] = await db().$queryRaw<{ runAt: Date }[]>`
        SELECT run_at AS "runAt" FROM graphile_worker._private_jobs WHERE key = ${`mail:${mailId}`}`;
      return job?.runAt;
    },
    async caught(to) {
      const response = await fetch(`${sandbox.url}/_control/mail?to=${encodeURIComponent(to)}`);
      return z.object({ letters: z.array(caughtLetter) }).parse(await response.json()).letters;
    },
    async close() {
      closeSmtp();
      await sandbox.close();
      await database.drop();
    },
  };
}

/** Builders that all make this letter; null: its target is gone. */
export function buildersOf(made: Letter | null): LetterBuilders {
  const build = async () => made;
  const ofPapers = { invoice: build, reminder: build, receipt: build, credit_note: build };
  const ofPeople = { invitation: build, access: build, password_reset: build, sign_in_change: build };
  return { ...ofPapers, ...ofPeople, link: build, test: build, endpoint_trouble: build };
}
