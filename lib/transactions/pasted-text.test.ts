import { describe, expect, it } from "vitest";
import { pastedText } from "./pasted-text.ts";

const HASH = `0x${"ab".repeat(32)}`;

describe("pasted text", () => {
  it.each([
    [" ORD-1042 \n", "ORD-1042"],
    ["“ORD-1042”,", "ORD-1042"],
    ["(#1042).", "1042"],
    ["\u200BORD-1042\uFEFF", "ORD-1042"],
    ["Ana\tMaría\u00A0Díaz", "Ana María Díaz"],
    ["<ana@x.test>", "ana@x.test"],
    [`https://scan.test/tx/${HASH}?tab=logs`, HASH],
    ["https://shop.test/pay/k3Jh_9-aPq", "k3Jh_9-aPq"],
    ["https://desk.test/cafe/transactions/txn_01HZZZZZZZZZZZZZZZZZZZZZZZ", "txn_01HZZZZZZZZZZZZZZZZZZZZZZZ"],
    ["https://elsewhere.test/page", "https://elsewhere.test/page"],
    ["Ana María", "Ana María"],
    ["…", "…"],
    ['""', ""],
  ])("%j means %j", (text, meant) => {
    expect(pastedText(text)).toBe(meant);
  });
});
