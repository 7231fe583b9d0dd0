import { ok } from "../../result.ts";
import type { ProviderOperations } from "../contract.ts";
import type { NativeLink } from "../payment-contract.ts";
import type { Credentials } from "./credentials.ts";
import { type Link, linkSchema } from "./link-shape.ts";
import { mapLink } from "./mapper.ts";
import { type Answer, type Context, request, siteUrlOf } from "./request.ts";

type Operations = ProviderOperations<Credentials>;

export const publishLink: NonNullable<Operations["publishLink"]> = async (context, externalId) => {
  const answer = await move(context, externalId, "publish");
  // An answer without a status still means what its address says: it is published.
  return answer.ok ? ok(mapLink({ ...answer.value, status: "published" }, siteUrlOf(context))) : answer;
};

export const unpublishLink: NonNullable<Operations["unpublishLink"]> = (context, externalId) =>
  hide(context, externalId, "unpublish");

export const archiveLink: NonNullable<Operations["archiveLink"]> = (context, externalId) =>
  hide(context, externalId, "archive");

/** A link comes back as it was when it was archived: published or a draft. */
export const restoreLink: NonNullable<Operations["restoreLink"]> = async (context, externalId) => {
  const answer = await move(context, externalId, "restore");
  return answer.ok ? ok(mapLink(answer.value, siteUrlOf(context))) : answer;
};

/** Whatever address the answer carries: nobody can open it now. */
async function hide(
  context: Context,
  externalId: string,
  change: "unpublish" | "archive",
): Answer<NativeLink> {
  const answer = await move(context, externalId, change);
  return answer.ok ? ok({ externalId: answer.value.id, url: null }) : answer;
}

function move(
  context: Context,
  externalId: string,
  change: "publish" | "unpublish" | "archive" | "restore",
): Answer<Link> {
  return request(context, {
    operation: `${change}Link`,
    method: "POST",
    path: `/payment-links/${encodeURIComponent(externalId)}/${change}`,
    body: {},
    schema: linkSchema,
    movesMoney: false,
  });
}
