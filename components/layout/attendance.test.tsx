import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { fetchJson } from "./fetch-json.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("says of what a screen asks for by itself that nobody has touched it for a minute", async () => {
  const sent: Headers[] = [];
  vi.stubGlobal("fetch", async (_url: string, { headers }: RequestInit) => {
    sent.push(new Headers(headers));
    return Response.json({});
  });
  const ask = () => fetchJson("/x", async () => z.object({}));
  window.dispatchEvent(new Event("pointermove"));
  vi.advanceTimersByTime(59_000);
  await ask();
  vi.advanceTimersByTime(2000);
  await ask();
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
  await ask();
  expect(sent.map((headers) => headers.get("x-paydeck-unattended"))).toEqual([null, "1", null]);
});
