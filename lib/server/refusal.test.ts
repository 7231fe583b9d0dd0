import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, expect, it, vi } from "vitest";
import { AppError } from "../errors.ts";
import { loadPage } from "./load-page.ts";
import { refusal, refusedFor } from "./refusal.ts";

/** React's own remembers nothing outside of a request. */
vi.mock("react", () => ({
  cache: (make: () => unknown) => {
    let made: unknown;
    return () => (made ??= make());
  },
}));
vi.mock("next/navigation", () => ({
  forbidden: () => {
    throw new Error("refused");
  },
}));

beforeEach(() => {
  Object.assign(refusal(), { message: "", loads: [] });
});

function refuse(): never {
  throw new AppError("forbidden", "Your role does not include balances.read.");
}

it("is told to the page that says it, even where that is drawn before the page was refused", async () => {
  const quick = loadPage(async () => "the frame");
  const slow = loadPage(() => sleep(20).then(refuse));
  const said = refusedFor();
  await expect(slow).rejects.toThrow("refused");
  expect(await quick).toBe("the frame");
  expect(await said).toBe("Your role does not include balances.read.");
});

it("is nothing where nothing was refused, and holds nothing up where something went wrong", async () => {
  const broken = loadPage(() => Promise.reject(new TypeError("broken")));
  expect(await refusedFor()).toBe("");
  await expect(broken).rejects.toThrow("broken");
});
