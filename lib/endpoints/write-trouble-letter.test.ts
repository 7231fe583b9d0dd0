import { describe, expect, it } from "vitest";
import { letterHtml } from "../mail/letter-html.ts";
import { letterText } from "../mail/letter-text.ts";
import { TROUBLES } from "./status.ts";
import { readNews, writeNews } from "./trouble-news.ts";
import { type TroubleMatter, writeTroubleLetter } from "./write-trouble-letter.ts";

const matter: TroubleMatter = {
  trouble: "50",
  failingSince: new Date("2026-11-24T15:00:00Z"),
  toName: "Lucía",
  merchant: "Café Altura",
  endpoint: "Shop",
  mode: "live",
  timeZone: "America/Bogota",
  disabledAt: null,
  keptDays: 90,
  pageUrl: "https://pay.example.com/cafe-altura/webhooks/endpoints/end_1",
};
const disabledAt = new Date("2026-11-29T16:30:00Z");
const wordsOf = (more: Partial<TroubleMatter> = {}) =>
  letterText(writeTroubleLetter({ ...matter, ...more }), "Café Altura");

describe("a letter about an endpoint", () => {
  it("warns with the step in words, since when, and the day on the merchant's clock", () => {
    const words = wordsOf();
    expect(words).toContain("Every try to deliver to Shop has failed since 24 November 2026 at 10:00 GMT-5.");
    expect(words).toContain(
      "Half of the five days after which Paydeck stops sending are over: if nothing gets through, the first try that fails after 29 November 2026 at 10:00 GMT-5 disables it.",
    );
    expect(wordsOf({ trouble: "70" })).toContain("70 % of the five days");
    expect(wordsOf({ trouble: "90" })).toContain("90 % of the five days");
    expect(wordsOf({ timeZone: "Asia/Tokyo" })).toContain("30 November 2026 at 00:00 GMT+9 disables it");
  });

  it("says of a disabled one why and when, what became of what waited, and how to get it", () => {
    const failing = wordsOf({ trouble: "failing", disabledAt });
    expect(failing).toContain(
      "Every try to deliver to Shop has failed for five days, since 24 November 2026",
    );
    const gone = wordsOf({ trouble: "gone", disabledAt });
    expect(gone).toContain("Shop answered 410 Gone");
    expect(gone).toContain("delete the endpoint under its Settings");
    for (const words of [failing, gone]) {
      expect(words).toContain("disabled it on 29 November 2026 at 11:30 GMT-5, and it gets nothing more");
      expect(words).toContain("What waited for it was given up and is kept as failed.");
      expect(words).toContain("press Resume");
      expect(words).toContain("begin before 24 November 2026 at 10:00 GMT-5; events are kept for 90 days");
      expect(words).not.toContain("are over");
    }
  });

  it("leads to the endpoint's page in its mode, in text and in HTML", async () => {
    const letter = writeTroubleLetter({ ...matter, mode: "test", endpoint: "<b>Shop</b>" });
    expect(letter.facts).toContainEqual({ label: "Mode", value: "Test" });
    expect(letterText(letter, "Café")).toContain("switch Paydeck to test mode first");
    expect(letterText(letter, "Café")).toContain(matter.pageUrl);
    const html = await letterHtml(letter, "Café");
    expect(html).toContain(`href="${matter.pageUrl}"`);
    expect(html).toContain("&lt;b&gt;Shop&lt;/b&gt; takes no events");
  });

  it("has a subject of its own at every step", () => {
    const subjects = TROUBLES.slice(0, 4).map(
      (trouble) => writeTroubleLetter({ ...matter, trouble }).subject,
    );
    expect(new Set(subjects).size).toBe(4);
  });

  it("knows its news again, and nothing else", () => {
    const { failingSince } = matter;
    for (const trouble of TROUBLES) {
      const news = { trouble, failingSince };
      expect(readNews(writeNews(news))).toEqual(news);
    }
    for (const text of ["", "50", "60 2026-11-24T15:00:00.000Z", "gone yesterday"])
      expect(readNews(text)).toBeNull();
  });
});
