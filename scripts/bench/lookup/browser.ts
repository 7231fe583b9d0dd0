import { type Browser, chromium } from "@playwright/test";
import { median, rounded } from "../support/ingest-stage.ts";
import type { Cookie } from "./member.ts";

export interface FirstRow {
  /** Milliseconds from the address to the first row: with an empty cache, and with the files of the visit before. */
  readonly cold: number;
  readonly warm: number;
  readonly plain: number;
  /** Cold against the plain page. */
  readonly ratio: number;
  /** Scripts as they are sent, compressed. */
  readonly javascriptKb: number;
}

const SETTLING_MS = 2_000;

/** The transactions page in a real browser against a plain table of the same rows, by turns. */
export async function timeFirstRow(
  pages: { readonly ours: string; readonly plain: string },
  cookie: Cookie,
  rounds: number,
): Promise<FirstRow> {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const times: { cold: number[]; warm: number[]; plain: number[]; bytes: number[] } = {
    cold: [],
    warm: [],
    plain: [],
    bytes: [],
  };
  try {
    for (let round = -1; round < rounds; round += 1) {
      const ours = await visit(browser, pages.ours, cookie);
      const plain = await visit(browser, pages.plain, null);
      if (round < 0) continue;
      times.cold.push(ours.first);
      times.warm.push(ours.again);
      times.plain.push(plain.first);
      times.bytes.push(ours.scriptBytes);
    }
  } finally {
    await browser.close();
  }
  const [cold, warm, plain] = [median(times.cold), median(times.warm), median(times.plain)];
  return {
    cold: rounded(cold),
    warm: rounded(warm),
    plain: rounded(plain),
    ratio: rounded(median(times.cold.map((time, round) => time / (times.plain[round] ?? time)))),
    javascriptKb: Math.round(median(times.bytes) / 1024),
  };
}

/** One person's first visit and their second, in a browser that has seen nothing before. */
async function visit(browser: Browser, url: string, cookie: Cookie | null) {
  const context = await browser.newContext();
  try {
    // Of the whole host: a page's own address would keep it from the readers, and the page would take itself for signed out.
    if (cookie) await context.addCookies([{ ...cookie, url: new URL("/", url).href }]);
    const page = await context.newPage();
    let scriptBytes = 0;
    const sizes: Promise<void>[] = [];
    page.on("requestfinished", (request) => {
      if (request.resourceType() !== "script") return;
      sizes.push(
        request.sizes().then(({ responseBodySize }) => {
          scriptBytes += responseBodySize;
        }),
      );
    });
    const timed = async (): Promise<number> => {
      const started = performance.now();
      await page.goto(url, { waitUntil: "commit" });
      await page.locator("tbody tr").first().waitFor();
      return performance.now() - started;
    };
    const first = await timed();
    await page.waitForLoadState("load");
    // What is fetched ahead comes when the page has nothing else to do.
    await page.waitForTimeout(SETTLING_MS);
    // Those of the second visit are not counted, and nobody can ask for them once the page is closed.
    page.removeAllListeners("requestfinished");
    await Promise.all(sizes);
    const sent = scriptBytes;
    await page.goto("about:blank");
    return { first, again: await timed(), scriptBytes: sent };
  } finally {
    await context.close();
  }
}
