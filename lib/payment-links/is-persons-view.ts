/** What fetches a page without a person in front of it: crawlers, previews of messengers and mail, checks, libraries. */
const MACHINES =
  /bot\b|bot[/;) ]|crawl|spider|slurp|preview|facebookexternalhit|whatsapp\/|telegrambot|skypeuripreview|slack|discord|embedly|pingdom|uptime|monitor|lighthouse|headless|curl\/|wget\/|python|go-http|java\/|okhttp|axios|node-fetch|undici|libwww|scanner|safelinks/i;

/** Whether a request for the public page is a person's look at it: no machine's, no prefetch, no update of an open page. */
export function isPersonsView(headers: Pick<Headers, "get">): boolean {
  const agent = headers.get("user-agent") ?? "";
  if (agent === "" || MACHINES.test(agent)) return false;
  const purpose = `${headers.get("sec-purpose") ?? ""} ${headers.get("purpose") ?? ""} ${headers.get("x-moz") ?? ""}`;
  if (/prefetch|prerender|preview/i.test(purpose)) return false;
  if (headers.get("next-router-prefetch") !== null || headers.get("rsc") !== null) return false;
  // Browsers say so of a page that is opened; anything else is a script's fetch or a part of another page.
  const destination = headers.get("sec-fetch-dest");
  return destination === null || destination === "document" || destination === "iframe";
}
