import { expect, it } from "vitest";
import { forbiddenWords, offences } from "./forbidden-words.ts";

const PROVIDERS = ["payin", "pepay", "acme-pay"];

it.each([
  ["lib/transactions/repository.ts", 'if (provider === "payin") return;'],
  ["components/connections/card.tsx", 'if (provider === "acme-pay") return;'],
  ["components/pay/form.tsx", "const url = process.env.URL;"],
  ["lib/money.test.ts", "it.only('works', () => {});"],
  ["lib/proof/day.ts", 'import { format } from "date-fns";'],
])("finds the offence in %s", (file, line) => {
  expect(offences(file, `// fine\n${line}`, PROVIDERS)).toHaveLength(1);
  expect(offences(file, `// fine\n${line}`, PROVIDERS)[0]).toMatch(new RegExp(`^${file}:2 `));
});

it.each([
  ["lib/providers/payin/index.ts", 'id: "payin",'],
  ["lib/env.ts", "readEnv(process.env)"],
  ["lib/transactions/list.itest.ts", 'provider: "pepay",'],
  ["sandbox/start.ts", "process.env.PORT"],
])("leaves %s alone", (file, line) => {
  expect(offences(file, line, PROVIDERS)).toEqual([]);
});

it("knows the providers by their folders", () => {
  expect(forbiddenWords()).toEqual([]);
  expect(forbiddenWords(["card"]).length).toBeGreaterThan(0);
});
