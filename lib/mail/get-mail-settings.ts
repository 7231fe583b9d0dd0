import type { Scope } from "../auth/scope.ts";
import { env } from "../env.ts";
import { catcherUrl } from "./catcher-url.ts";
import { isLoopback } from "./is-loopback.ts";
import { mailDto } from "./mail-dto.ts";
import { findMerchantName, findSettings, listTestRows } from "./repository.ts";
import type { MailSettingsDto } from "./schema.ts";

const SHOWN_TESTS = 3;

/** How the merchant's mail goes out. Of the server only what may be known: never what signs in there. */
export async function getMailSettings(scope: Scope): Promise<MailSettingsDto> {
  const [settings, merchantName, tests] = await Promise.all([
    findSettings(scope),
    findMerchantName(scope),
    listTestRows(scope, SHOWN_TESTS),
  ]);
  return {
    senderName: settings?.senderName ?? "",
    replyTo: settings?.replyTo ?? "",
    merchantName,
    server: serverOf(),
    catcherUrl: catcherUrl(),
    tests: tests.map(mailDto),
  };
}

function serverOf(): MailSettingsDto["server"] {
  const { PAYDECK_SMTP_URL: url, PAYDECK_MAIL_FROM: from } = env();
  if (url === undefined || from === undefined) return null;
  const { protocol, hostname, host, username } = new URL(url);
  return {
    address: host,
    from,
    isEncrypted: protocol === "smtps:" || (username !== "" && !isLoopback(hostname)),
  };
}
