import { expect, it } from "vitest";
import { publishJson } from "./publish-json.ts";

const ask = (headers: Record<string, string> = {}) =>
  publishJson(new Request("http://paydeck.test/", { headers }), { a: 1 });

it("lets anybody read and keep a document", async () => {
  const response = ask();
  expect(await response.json()).toEqual({ a: 1 });
  expect(response.headers.get("cache-control")).toBe("public, max-age=300");
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
});

it("sends nothing again to who has it", async () => {
  const etag = ask().headers.get("etag") ?? "";
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
    const response = ask({ "if-none-match": known });
    expect(response.status).toBe(304);
    expect(await response.text()).toBe("");
  }
  expect(ask({ "if-none-match": '"other"' }).status).toBe(200);
});
