import type { CreatePaymentInput } from "../../payment-contract.ts";
import { type FakeAnswer, fakeFetch, paymentInput, testContext } from "../../testing/context.ts";
import { fixture } from "../../testing/webhooks.ts";
import { findMethod } from "../methods.ts";

export const credentials = {
  apiKey: "sk_test_1",
  merchantId: "MCH-COL-TEST-29ZTP4",
  merchantSecret: "merchant-secret-for-tests",
  country: "CO",
};

export const SESSION = "sess_4e91a5c1-b7f2-4c64-91b1-3d204a5738b4";

/** A documented answer of `__fixtures__`. */
export const read = (name: string): FakeAnswer => ({
  body: fixture(new URL(`../__fixtures__/${name}.json`, import.meta.url)),
});

/** A context whose calls are answered from a table, with a token to begin with. */
export function openFake(
  answers: Parameters<typeof fakeFetch>[0],
  over: Partial<Parameters<typeof testContext<typeof credentials>>[0]> = {},
) {
  const { fetch, calls } = fakeFetch({ "POST /api/auth/token": read("token"), ...answers });
  return { context: testContext({ credentials, fetch, ...over }), calls };
}

export function inputFor(
  methodId: string,
  amount: readonly [decimal: string, currency: string],
  rest?: Partial<CreatePaymentInput>,
) {
  const method = findMethod(methodId);
  if (!method) throw new Error(`no method ${methodId}`);
  return paymentInput(method, amount, rest);
}
