import { beforeAll, describe, expect, it } from "vitest";
import type { Result } from "../../../result.ts";
import type { ProviderContext, ProviderError, ProviderErrorCode } from "../../contract.ts";
import type { CreatedPayment } from "../../payment-contract.ts";
import type { Troubles } from "../running-provider.ts";
import type { Bench } from "./bench.ts";

interface Failure {
  readonly name: string;
  readonly troubles: Troubles;
  readonly code: ProviderErrorCode;
  /** Whether money may have moved all the same. */
  readonly leavesDoubt: boolean;
}

const status = (number: number, code: ProviderErrorCode, leavesDoubt = false): Failure => ({
  name: String(number),
  troubles: { status: number },
  code,
  leavesDoubt,
});
const broken = (answer: NonNullable<Troubles["answer"]>, code: ProviderErrorCode): Failure => ({
  name: `${answer} answer`,
  troubles: { answer, slowBodyMs: 5000 },
  code,
  leavesDoubt: true,
});

const FAILURES: readonly Failure[] = [
  status(400, "invalid_request"),
  status(401, "credentials_rejected"),
  status(402, "declined"),
  status(403, "permission_denied"),
  status(404, "not_found"),
  status(409, "conflict", true),
  status(422, "invalid_request"),
  status(500, "unavailable", true),
  status(502, "unavailable", true),
  status(503, "unavailable", true),
  status(504, "unavailable", true),
  { name: "429", troubles: { retryAfterSeconds: 7 }, code: "rate_limited", leavesDoubt: false },
  {
    name: "a proxy's own 502 page",
    troubles: { status: 502, answer: "html" },
    code: "unavailable",
    leavesDoubt: true,
  },
  broken("reset", "unavailable"),
  broken("hang_up", "unavailable"),
  broken("slow", "timeout"),
  broken("garbage", "unexpected_response"),
  broken("html", "unexpected_response"),
  broken("cut", "unexpected_response"),
  broken("empty", "unexpected_response"),
  broken("too_large", "unexpected_response"),
];

/** What providers, proxies and networks write, and no screen of ours ever shows. */
const RAW = /switched on|sandbox|too many requests|bad gateway|upstream|[<>{}]|ECONN|undefined|null/i;
const PATIENCE_MS = 250;

type Call = (own: ProviderContext) => Promise<Result<unknown, ProviderError>>;

/** Every way for a call to fail gives one of our codes, the effect that is certain, and a sentence of ours. */
export function describeFailures(bench: Bench): void {
  const { operations, newInput, create, during } = bench;

  describe("a failure", () => {
    let known: CreatedPayment;
    beforeAll(async () => {
      known = await create();
    });

    it.each(FAILURES)("$name is told as what it is", async ({ troubles, code, leavesDoubt }) => {
      for (const call of [ask, check]) {
        const error = await errorOf(during(troubles, (own) => waiting(own, call, troubles)));
        expect(error.code).toBe(code);
        expect(error.effect).toBe("not_applied");
        expectOurWords(error);
      }
      // With a token in hand: what fails is the payment itself.
      await create();
      const error = await errorOf(during(troubles, (own) => waiting(own, pay, troubles)));
      expect(error.code).toBe(code);
      expect(error.effect).toBe(leavesDoubt ? "unknown" : "not_applied");
      expectOurWords(error);
      if (troubles.retryAfterSeconds !== undefined) expectWait(error, troubles.retryAfterSeconds ?? 0);
    });

    it("ends with its cause", async () => {
      expect(await create()).toMatchObject({ fact: { status: "pending" } });
    });

    const check: Call = (own) => operations.checkCredentials(own);
    const ask: Call = async (own) => {
      const subject = { externalId: known.externalId, kind: "payment" } as const;
      const asked = await operations.getPayment?.(own, subject);
      return asked ?? operations.checkCredentials(own);
    };
    const pay: Call = async (own) => {
      const made = await operations.createPayment?.(own, newInput());
      return made ?? operations.checkCredentials(own);
    };
  });
}

/** Only where an answer never ends is it worth giving up. */
function waiting(own: ProviderContext, call: Call, { answer }: Troubles) {
  return call(answer === "slow" ? { ...own, signal: AbortSignal.timeout(PATIENCE_MS) } : own);
}

async function errorOf(answer: Promise<Result<unknown, ProviderError>>): Promise<ProviderError> {
  const result = await answer;
  if (result.ok) throw new Error("it went well");
  return result.error;
}

function expectOurWords({ message, providerCode }: ProviderError): void {
  expect(message).toMatch(/^[A-Z0-9].*\.$/s);
  expect(message).not.toMatch(RAW);
  expect(providerCode ?? "").toMatch(/^[A-Za-z0-9_.-]{0,60}$/);
}

function expectWait({ retryAfterMs = 0 }: ProviderError, seconds: number): void {
  expect(retryAfterMs).toBeGreaterThan((seconds - 2) * 1000);
  expect(retryAfterMs).toBeLessThanOrEqual(seconds * 1000);
}
