import { expect, it } from "vitest";
import { offences } from "./forbidden-words.ts";

it.each([
  ["lib/transactions/repository.ts", 'if (provider === "payin") return;'],
  ["components/pay/form.tsx", "const url = process.env.URL;"],
  ["lib/money.test.ts", "it.only('works', () => {});"],
])("finds the offence in %s", (file, line) => {
  expect(offences(file, `// fine\n${line}`)).toHaveLength(1);
  expect(offences(file, `// fine\n${line}`)[0]).toMatch(new RegExp(`^${file}:2 `));
});

it.each([
  ["lib/providers/payin/index.ts", 'id: "payin",'],
  ["lib/env.ts", "readEnv(process.env)"],
  ["lib/transactions/list.itest.ts", 'provider: "pepay",'],
  ["sandbox/start.ts", "process.env.PORT"],
])("leaves %s alone", (file, line) => {
  expect(offences(file, line)).toEqual([]);
});
