import { expect, test } from "vitest";
import { type LinkFacts, linkState } from "./status.ts";

const now = new Date("2026-11-20T12:00:00Z");
const link: LinkFacts = { status: "published", expiresAt: null, maxPayments: 1, paidCount: 0 };

test("a published link is open until its last moment", () => {
  expect(linkState(link, now)).toBe("open");
  expect(linkState({ ...link, expiresAt: new Date(now.getTime() + 1) }, now)).toBe("open");
  expect(linkState({ ...link, expiresAt: now }, now)).toBe("expired");
});

test("a draft is a draft however old, and archived outranks expired", () => {
  expect(linkState({ ...link, status: "draft", expiresAt: new Date(0) }, now)).toBe("draft");
  expect(linkState({ ...link, status: "archived", expiresAt: new Date(0) }, now)).toBe("archived");
});

test("whoever paid finds that it is paid, whatever happened to the link since", () => {
  expect(linkState({ ...link, status: "archived", paidCount: 1, expiresAt: new Date(0) }, now)).toBe("paid");
  expect(linkState({ ...link, maxPayments: 3, paidCount: 3 }, now)).toBe("sold_out");
  expect(linkState({ ...link, maxPayments: 3, paidCount: 2 }, now)).toBe("open");
  expect(linkState({ ...link, maxPayments: null, paidCount: 5000 }, now)).toBe("open");
});
