import { encode } from "next-auth/jwt";
import { afterEach, expect, it, vi } from "vitest";
import { overrideEnv } from "../env.ts";
import { sessionIdIn } from "./session-token.ts";

const SECRET = "a-secret-of-the-tests-0123456789abcdef";
overrideEnv({ NEXTAUTH_SECRET: SECRET });
afterEach(() => vi.useRealTimers());

const tokenFor = (sid: string, { maxAge = 60, secret = SECRET } = {}) =>
  encode({ token: { sid }, secret, maxAge });

it("tells whose session a token of ours is, the first time and the next", async () => {
  const token = await tokenFor("ses_1");
  expect(await sessionIdIn(token)).toBe("ses_1");
  expect(await sessionIdIn(token)).toBe("ses_1");
});

it("takes no token that another secret sealed, that was changed, or that is none", async () => {
  const token = await tokenFor("ses_2");
  expect(
    await sessionIdIn(await tokenFor("ses_2", { secret: "another-secret-0123456789abcdefghij" })),
  ).toBeNull();
  expect(await sessionIdIn(`${token.slice(0, -6)}AAAAAA`)).toBeNull();
  expect(await sessionIdIn("nonsense")).toBeNull();
  expect(await sessionIdIn(await encode({ token: { sub: "ses_2" }, secret: SECRET }))).toBeNull();
});

it("forgets a token at its end, also one that it has opened before", async () => {
  vi.useFakeTimers({ toFake: ["Date", "performance"] });
  const token = await tokenFor("ses_3", { maxAge: 60 });
  expect(await sessionIdIn(token)).toBe("ses_3");
  vi.advanceTimersByTime(59_000);
  expect(await sessionIdIn(token)).toBe("ses_3");
  // next-auth lets clocks differ by fifteen seconds.
  vi.advanceTimersByTime(20_000);
  expect(await sessionIdIn(token)).toBeNull();
});
