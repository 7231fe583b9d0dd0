import type { BrowserContext, Response } from "@playwright/test";
import type { Secret } from "./planted.ts";

/** Everything that came out of Paydeck, looked through for secrets. */
export class Outputs {
  readonly #texts: { readonly from: string; readonly text: string }[] = [];
  readonly #reading: Promise<void>[] = [];

  /** How many there were whose place begins so. */
  count(beginning: string): number {
    return this.#texts.filter(({ from }) => from.startsWith(beginning)).length;
  }

  add(from: string, text: string): void {
    this.#texts.push({ from, text });
  }

  /** Adds all that a browser is answered from now on: pages, data, actions. */
  async listen(context: BrowserContext): Promise<void> {
    context.on("response", (response) => this.#reading.push(this.#read(response)));
    // What an action answers is read on its way: the page that it leads to would take it away.
    await context.route("**/*", async (route) => {
      const request = route.request();
      if (request.method() !== "POST") return route.fallback();
      const response = await route.fetch({ maxRedirects: 0 });
      this.add(`POST ${new URL(request.url()).pathname}`, await response.text());
      return route.fulfill({ response });
    });
  }

  async #read(response: Response): Promise<void> {
    if (response.request().method() === "POST") return;
    const { pathname } = new URL(response.url());
    const status = response.status();
    // A stream has no end, what leads elsewhere no body, and scripts are read from their folder.
    if (
      pathname.endsWith("/live") ||
      (status >= 300 && status < 400) ||
      pathname.startsWith("/_next/static/")
    )
      return;
    const from = `${response.request().method()} ${pathname}`;
    // A page that is left takes with it what was still on its way.
    await response.text().then(
      (text) => this.add(from, text),
      () => undefined,
    );
  }

  /** Which secrets stand where, in whatever writing. */
  async findAll(secrets: readonly Secret[]): Promise<{ what: string; from: string }[]> {
    await Promise.all(this.#reading);
    return secrets.flatMap(({ what, value }) => {
      const writings = writingsOf(value);
      return this.#texts
        .filter(({ text }) => writings.some((writing) => text.includes(writing)))
        .map(({ from }) => ({ what, from }));
    });
  }
}

/** As it is, and as addresses, JSON, HTML, attachments and logs would write it. */
function writingsOf(value: string): string[] {
  if (value.length < 10) throw new Error("a secret so short stands in many texts by chance");
  const bytes = Buffer.from(value);
  return [
    ...new Set([
      value,
      value.replaceAll("-", ""),
      encodeURIComponent(value),
      JSON.stringify(value).slice(1, -1),
      value.replaceAll("+", "&#43;").replaceAll("=", "&#x3D;"),
      bytes.toString("base64").replace(/=+$/, ""),
      bytes.toString("base64url"),
      bytes.toString("hex"),
    ]),
  ];
}
