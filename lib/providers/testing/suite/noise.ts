import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { WEBHOOK_REFUSALS } from "../../webhook-contract.ts";
import { memoryTokens } from "../context.ts";
import { type Bench, driftOf } from "./bench.ts";

const RUNS = 150;

/** Nothing that anybody sends or answers makes a connector throw. */
export function describeNoise(bench: Bench): void {
  const { operations, context, newInput, verify, translate, endedBy } = bench;

  describe("noise", () => {
    let headers: Readonly<Record<string, string>> = {};
    let shape: unknown;
    beforeAll(async () => {
      const { raw } = await endedBy("pay");
      headers = raw.headers;
      shape = JSON.parse(new TextDecoder().decode(raw.body));
    });

    const expectReadable = (text: string): void => {
      const raw = { headers, body: new TextEncoder().encode(text) };
      const proof = verify(raw);
      if (!proof.ok) expect(WEBHOOK_REFUSALS).toContain(proof.error);
      const translation = translate(raw);
      if (translation.ok)
        for (const { name } of driftOf(translation.value)) expect(name.length).toBeLessThan(80);
      else expect(translation.error.length).toBeGreaterThan(0);
    };

    it("as the body of a webhook gives a reason or facts", () => {
      fc.assert(fc.property(fc.json({ maxDepth: 4 }), expectReadable), { numRuns: RUNS });
      fc.assert(fc.property(fc.string(), expectReadable), { numRuns: RUNS });
    });

    it("in place of any value of a true webhook gives a reason or facts", () => {
      const paths = pathsOf(shape);
      const strange = fc.jsonValue({ maxDepth: 2 });
      fc.assert(
        fc.property(fc.constantFrom(...paths), strange, (path, value) => {
          expectReadable(JSON.stringify(withValue(shape, path, value)));
        }),
        { numRuns: RUNS * 2 },
      );
    });

    it("as the headers of a webhook is refused", () => {
      const body = new TextEncoder().encode(JSON.stringify(shape));
      const noisy = fc.record(Object.fromEntries(Object.keys(headers).map((name) => [name, fc.string()])));
      fc.assert(
        fc.property(noisy, (others) => {
          expect(verify({ headers: others, body }).ok).toBe(false);
        }),
        { numRuns: RUNS },
      );
    });

    it("as an answer is an error of ours, or is read", async () => {
      const answer = fc.tuple(
        fc.constantFrom(200, 201, 204, 301, 400, 401, 404, 409, 422, 429, 500, 503),
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.json().map((text) => new TextEncoder().encode(text)),
        ),
      );
      await fc.assert(
        fc.asyncProperty(answer, async ([status, bytes]) => {
          const fetch = async () => new Response(status === 204 ? null : new Uint8Array(bytes), { status });
          const own = context({ fetch, tokens: memoryTokens() });
          const externalId = crypto.randomUUID();
          const answers = [
            operations.checkCredentials(own),
            operations.createPayment?.(own, newInput()),
            operations.getPayment?.(own, { externalId, kind: "payment" }),
            operations.getPayment?.(own, { externalId, kind: "refund" }),
            operations.findPayment?.(own, { reference: externalId, kind: "payment" }),
            operations.listPayments?.(own, {}),
            operations.listBalances?.(own),
            operations.listDeposits?.(own, {}),
            operations.listEndpoints?.(own),
            operations.listDeliveries?.(own, {}),
            operations.listTokens?.(own),
            operations.listAddressPools?.(own),
            operations.readTotals?.(own),
            operations.checkHealth?.(own),
            operations.listEventsSince?.(own, externalId),
            operations.getEvent?.(own, externalId),
            operations.getDepositReference?.(own, externalId),
          ];
          for (const given of await Promise.all(answers))
            if (given && !given.ok) expect(given.error.message).toMatch(/^[A-Z0-9].*\.$/s);
        }),
        { numRuns: RUNS },
      );
    });
  });
}

type Path = readonly string[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...path, name]))];
}

function withValue(whole: unknown, [name, ...rest]: Path, value: unknown): unknown {
  if (name === undefined) return value;
  const fields = typeof whole === "object" && whole !== null ? Object.entries(whole) : [];
  return Object.fromEntries(
    fields.map(([key, inner]) => [key, key === name ? withValue(inner, rest, value) : inner]),
  );
}
