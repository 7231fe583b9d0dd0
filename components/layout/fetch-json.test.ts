import { afterEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { fetchJson } from "./fetch-json.ts";

afterEach(() => vi.unstubAllGlobals());

const schema = z.object({ rows: z.number() });
const answers = (body: unknown, status = 200) =>
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(body), { status }));

it("reads an answer with the schema that it fetches for it", async () => {
  answers({ rows: 3, more: "left out" });
  expect(await fetchJson("/x", async () => schema)).toEqual({ rows: 3 });
});

it("refuses an answer of another shape", async () => {
  answers({ rows: "three" });
  await expect(fetchJson("/x", async () => schema)).rejects.toBeInstanceOf(z.ZodError);
});

it("says a refusal in the server's own words", async () => {
  answers({ error: { message: "Not found.", errorId: "err_1" } }, 404);
  await expect(fetchJson("/x", async () => schema)).rejects.toThrow("Not found.");
});

it("keeps foreign words of a refusal to itself", async () => {
  answers({ error: { message: ["<html>"] } }, 502);
  await expect(fetchJson("/x", async () => schema)).rejects.toThrow("The server did not answer.");
});

it("says to reload when the scripts that read the answer are gone", async () => {
  answers({ rows: 3 });
  const gone = () => Promise.reject(new Error("404"));
  await expect(fetchJson("/x", gone)).rejects.toThrow("Reload the page.");
});
