import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import type { MailState } from "./state.ts";

const largestLetter = 20 * 1024 * 1024;
/** So often a mailbox at later.test puts a letter off before it takes it. */
const putOffs = 2;

export interface MailCatcher {
  /** smtp://127.0.0.1:port */
  url: string;
  close(): Promise<void>;
}

/** A real SMTP server on 127.0.0.1 that keeps what it takes and sends nothing on. */
export async function startMailCatcher(port: number, state: MailState): Promise<MailCatcher> {
  const asked = new Map<string, number>();

  function refusalOf(address: string): Error | undefined {
    const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
    if (domain === "bounce.test") return refusal(550, `5.1.1 <${address}>: no such mailbox here`);
    if (domain !== "later.test") return undefined;
    const times = (asked.get(address) ?? 0) + 1;
    asked.set(address, times > putOffs ? 0 : times);
    return times > putOffs ? undefined : refusal(451, `4.7.1 <${address}>: try again in a moment`);
  }

  const server = new SMTPServer({
    banner: "Paydeck sandbox: catches mail, sends none",
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    size: largestLetter,
    onRcptTo: ({ address }, _session, done) => done(refusalOf(address)),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (stream.sizeExceeded) return done(refusal(552, "5.3.4 Larger than 20 megabytes"));
        const bytes = Buffer.concat(chunks);
        const { mailFrom, rcptTo } = session.envelope;
        state.keep({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          messageId: messageIdOf(bytes),
          raw: bytes.toString("base64"),
        });
        done();
      });
    },
  });
  // A client that hangs up halfway is no trouble of ours.
  server.on("error", () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `smtp://127.0.0.1:${portOf(server.server.address())}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

function messageIdOf(bytes: Buffer): string {
  return /^message-id:\s*(<[^>\r\n]*>)/im.exec(bytes.subarray(0, 64 * 1024).toString("latin1"))?.[1] ?? "";
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === "string") throw new Error("the mail catcher has no port");
  return address.port;
}
