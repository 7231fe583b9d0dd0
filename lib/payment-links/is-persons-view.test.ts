import { expect, test } from "vitest";
import { isPersonsView } from "./is-persons-view.ts";

const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile Safari/604.1";
const view = (headers: Record<string, string>) =>
  isPersonsView(new Headers({ "user-agent": PHONE, ...headers }));

test("a browser that opens the page is a person", () => {
  expect(view({})).toBe(true);
  expect(view({ "sec-fetch-dest": "document", "sec-fetch-mode": "navigate" })).toBe(true);
});

test("previews, crawlers and programs are not", () => {
  for (const agent of [
    "WhatsApp/2.23.20.0",
    "TelegramBot (like TwitterBot)",
    "facebookexternalhit/1.1",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "curl/8.5.0",
    "python-requests/2.32",
    "",
  ])
    expect(view({ "user-agent": agent }), agent).toBe(false);
});

test("what is fetched ahead, or again for a page that is open, is not", () => {
  expect(view({ "sec-purpose": "prefetch;prerender" })).toBe(false);
  expect(view({ purpose: "prefetch" })).toBe(false);
  expect(view({ rsc: "1" })).toBe(false);
  expect(view({ "sec-fetch-dest": "empty" })).toBe(false);
});
