import { createTransport } from "nodemailer";
import { env } from "../env.ts";
import { isLoopback } from "./is-loopback.ts";

type Transport = ReturnType<typeof makeTransport>;

let current: { readonly url: string; readonly transport: Transport } | undefined;

/** The pooled way to the mail server; made anew when its address changes. */
export function smtp(): Transport {
  const url = env().PAYDECK_SMTP_URL;
  if (url === undefined) throw new Error("No mail server is set");
  if (current?.url !== url) {
    current?.transport.close();
    current = { url, transport: makeTransport(url) };
  }
  return current.transport;
}

export function closeSmtp(): void {
  current?.transport.close();
  current = undefined;
}

function makeTransport(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const isTls = protocol === "smtps:";
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const hasLogin = username !== "";
  return createTransport({
    pool: true,
    host,
    port: port === "" ? (isTls ? 465 : 587) : Number(port),
    secure: isTls,
    // A password goes over no open line, but to this very machine.
    requireTLS: !isTls && hasLogin && !isLoopback(host),
    ...(hasLogin ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    maxConnections: 3,
    maxMessages: 100,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    dnsTimeout: 15_000,
    // A letter's words name no files and no addresses to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
