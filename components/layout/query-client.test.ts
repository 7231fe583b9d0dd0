import { expect, test, vi } from "vitest";
import { FetchFailed, SignedOut } from "./fetch-json.ts";
import { makeQueryClient } from "./query-client.ts";

test("an ended session is left for once, and is not asked for a second time", async () => {
  const leave = vi.fn();
  const client = makeQueryClient(leave);
  const refused = vi.fn(() => Promise.reject(new SignedOut("Sign in to continue.")));
  const asked = ["shell", "transactions"].map((key) =>
    client.fetchQuery({ queryKey: [key], queryFn: refused }),
  );
  for (const one of asked) await expect(one).rejects.toThrow("Sign in");
  expect(refused).toHaveBeenCalledTimes(2);
  expect(leave).toHaveBeenCalledTimes(1);
});

test("another failure is nobody's reason to leave", async () => {
  const leave = vi.fn();
  const client = makeQueryClient(leave);
  const failing = () => Promise.reject(new FetchFailed("Try again in a moment."));
  await expect(client.fetchQuery({ queryKey: ["shell"], queryFn: failing, retry: false })).rejects.toThrow();
  expect(leave).not.toHaveBeenCalled();
});
