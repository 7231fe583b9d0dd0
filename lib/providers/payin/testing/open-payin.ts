import { systemClock } from "../../../clock.ts";
import type { Mode } from "../../../mode.ts";
import type { Result } from "../../../result.ts";
import type { ProviderContext, ProviderError } from "../../contract.ts";
import { fakeFetch, paymentInput, testContext } from "../../testing/context.ts";
import { startInSandbox } from "../../testing/sandbox-harness.ts";
import { testFetch } from "../../testing/test-fetch.ts";
import { payin } from "../index.ts";

/** The four ways in which a PayIn may speak, as the sandbox's switches put them. */
export const EDITIONS = {
  all: {},
  guide: { edition: "guide", errors: "guide", listShape: "nested", spelling: "camel", signatureForm: "bare" },
  reference: { edition: "reference", errors: "reference", envelope: "bare", spelling: "camel" },
  server: { edition: "server", errors: "server", answerSpelling: "snake" },
} as const;
export type Edition = keyof typeof EDITIONS;

/** A PayIn in the sandbox that speaks so, and what a test does to it. */
export async function startPayin(edition: Edition = "all", entered: Record<string, string> = {}) {
  const running = await startInSandbox("payin", { apiPath: "/api/v1", entered });
  const control = async (path: string, body: object): Promise<void> => {
    const response = await fetch(new URL(`/_control/${path}`, running.baseUrl), {
      method: "POST",
      body: JSON.stringify({ provider: "payin", ...body }),
    });
    if (!response.ok) throw new Error(`sandbox: ${path} ${response.status} ${await response.text()}`);
  };
  const set = (switches: object) => control("settings", switches);
  await set({ detectionMs: 5, confirmationMs: 20, retryScale: 0.01, ...EDITIONS[edition] });
  return { ...running, set, control, context: contextFor(running) };
}

function contextFor({
  baseUrl,
  credentials,
}: Pick<ProviderContext, "baseUrl" | "credentials">): ProviderContext {
  const fetch = testFetch();
  return testContext({ credentials, fetch, baseUrl, clock: systemClock });
}

/** A PayIn that gives these answers. */
export function fakePayin(
  answers: Parameters<typeof fakeFetch>[0],
  { mode = "test", credentials = {} }: { mode?: Mode; credentials?: Record<string, string> } = {},
) {
  const { fetch, calls } = fakeFetch(answers);
  const entered = { apiKey: "pk_1", webhookSecret: "whsec_1", ...credentials };
  const baseUrl = "https://payin.example/api/v1";
  return { context: testContext({ credentials: entered, fetch, baseUrl, mode }), calls };
}

/** What a page would ask for: USDT on Sepolia. */
export function orderInput(amount = "49.99", rest: Parameters<typeof paymentInput>[2] = {}) {
  const method = payin.methods("test").find(({ id }) => id === "usdt-ethereum-sepolia");
  if (!method) throw new Error("no method");
  return paymentInput(method, [amount, "USDT"], rest);
}

/** The value of an answer that must have come; a test fails on any other. */
export async function answered<T>(answer: Promise<Result<T, ProviderError>> | undefined): Promise<T> {
  const result = await answer;
  if (!result?.ok) throw new Error(`refused: ${JSON.stringify(result?.error)}`);
  return result.value;
}
