import { z } from "zod";
import { env } from "../env.ts";
import type { LetterFile } from "./letter-shape.ts";
import { oneLine } from "./one-line.ts";
import { smtp } from "./smtp.ts";

export interface Envelope {
  readonly messageId: string;
  readonly senderName: string;
  readonly replyTo: string | null;
  readonly toName: string;
  readonly toEmail: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly files: readonly LetterFile[];
  /** Nobody pressed a button for it: answering machines leave it alone. */
  readonly isAutomatic: boolean;
}

/** `bounced`: the address is refused for good; `refused`: something else of the letter is; `later`: worth another try. */
export type Outcome =
  | { readonly kind: "sent" }
  | { readonly kind: "bounced" | "refused" | "later"; readonly problem: string };

/** What nodemailer tells of a failure, as far as it can be known. */
const failure = z.object({
  code: z.string().optional(),
  command: z.string().optional(),
  response: z.string().optional(),
  responseCode: z.number().optional(),
});

/** Hands a letter to the mail server. Whatever goes wrong there is an answer, not an error. */
export async function handOver(letter: Envelope): Promise<Outcome> {
  const address = env().PAYDECK_MAIL_FROM;
  if (address === undefined) throw new Error("No sender's address is set");
  try {
    await smtp().sendMail({
      envelope: { from: env().PAYDECK_MAIL_BOUNCES ?? address, to: letter.toEmail },
      messageId: letter.messageId,
      from: { name: oneLine(letter.senderName, 100), address },
      ...(letter.replyTo === null ? {} : { replyTo: { name: "", address: letter.replyTo } }),
      to: { name: oneLine(letter.toName, 100), address: letter.toEmail },
      subject: oneLine(letter.subject),
      html: letter.html,
      text: letter.text,
      attachments: letter.files.map(({ name, type, bytes }) => ({
        filename: oneLine(name, 100),
        contentType: type,
        content: Buffer.from(bytes),
      })),
      headers: letter.isAutomatic ? { "Auto-Submitted": "auto-generated" } : {},
    });
    return { kind: "sent" };
  } catch (thrown) {
    return outcomeOf(failure.safeParse(thrown).data ?? {});
  }
}

function outcomeOf({ code, command, response, responseCode }: z.infer<typeof failure>): Outcome {
  if (responseCode === undefined || response === undefined)
    return {
      kind: "later",
      problem: `The mail server could not be reached (${oneLine(code ?? "no answer", 40)}).`,
    };
  const problem = `The mail server said: ${oneLine(response)}`;
  // A login that is refused is for the operator to mend; the letters wait for it a while.
  if (responseCode < 500 || code === "EAUTH") return { kind: "later", problem };
  return { kind: command?.startsWith("RCPT") ? "bounced" : "refused", problem };
}
