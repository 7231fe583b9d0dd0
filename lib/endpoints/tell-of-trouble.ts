import type { Role } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import type { EndpointId } from "../ids.ts";
import { isMailSetUp } from "../mail/mail-setup.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { listWhoMay } from "../team/list-who-may.ts";
import { type TroubleNews, writeNews } from "./trouble-news.ts";

/** Who answers for endpoints: whose business it is, and who is there for such things. */
const TOLD: readonly Role[] = ["owner", "developer"];

/**
 * Queues a letter to everybody who answers for an endpoint and sees it, where mail is set up. However often it is asked
 * for, each person gets one for each step of a spell of failures.
 */
export async function tellOfTrouble(
  tx: Tx,
  scope: Scope,
  endpointId: EndpointId,
  news: TroubleNews,
): Promise<void> {
  if (!isMailSetUp()) return;
  const message = writeNews(news);
  for (const { memberId, name, email } of await listWhoMay(tx, scope, "endpoints.write", TOLD))
    await queueMail(tx, scope, {
      kind: "endpoint_trouble",
      to: { name, email },
      language: "en",
      message,
      targetType: "endpoint",
      targetId: endpointId,
      createdBy: null,
      onceKey: `endpoint:${endpointId}:${message}:${memberId}`,
    });
}
