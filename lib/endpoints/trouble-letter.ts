import type { Scope } from "../auth/scope.ts";
import { env } from "../env.ts";
import type { MailToMake } from "../mail/letter-builder.ts";
import type { Letter } from "../mail/letter-shape.ts";
import { findMerchant } from "../team/find-merchant.ts";
import { endpointName } from "./endpoint-name.ts";
import { type EndpointRecord, findEndpointRow } from "./repository.ts";
import { readNews, type TroubleNews } from "./trouble-news.ts";
import { writeTroubleLetter } from "./write-trouble-letter.ts";

/** Says that an endpoint fails, or was disabled. Null: it is deleted, well again or was resumed meanwhile. */
export async function troubleLetter(scope: Scope, mail: MailToMake): Promise<Letter | null> {
  const news = readNews(mail.message);
  const row = await findEndpointRow(scope, mail.targetId);
  if (news === null || row === null || !stillHolds(news, row)) return null;
  const { slug, name, timeZone } = await findMerchant(scope);
  return writeTroubleLetter({
    ...news,
    toName: mail.toName,
    merchant: name,
    endpoint: endpointName(row),
    mode: scope.mode,
    timeZone,
    disabledAt: row.disabledAt,
    keptDays: env().PAYDECK_KEEP_OUTBOUND_DAYS,
    pageUrl: `${env().PAYDECK_URL}/${slug}/webhooks/endpoints/${row.id}`,
  });
}

function stillHolds({ trouble, failingSince }: TroubleNews, row: EndpointRecord): boolean {
  if (trouble === "gone" || trouble === "failing")
    return row.status === "disabled" && row.disabledReason === trouble;
  return row.status === "enabled" && row.failingSince?.getTime() === failingSince.getTime();
}
