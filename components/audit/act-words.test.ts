import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SIGN_IN_CHANGES } from "#lib/factors/status.ts";
import { ACT_NAMES } from "./act-names.ts";
import { actWords, targetPath } from "./act-words.ts";

it("says what was done, and reads the name of what it does not know", () => {
  expect(actWords("transaction.note.edit")).toBe("Changed a note");
  expect(actWords("something_new.has-been.done")).toBe("Something new has been done");
});

it("knows every act that the code writes down", () => {
  const written = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/test\.ts$|generated/.test(file))
    .flatMap((file) => [
      ...readFileSync(`lib/${file}`, "utf8").matchAll(/\baction: "([a-z_-]+(?:\.[a-z_-]+)+)"/g),
    ])
    .map(([, action = ""]) => action);
  expect(written.length).toBeGreaterThan(80);
  const acts = [...written, ...SIGN_IN_CHANGES.map((change) => `sign_in.${change}`)];
  expect(acts.filter((action) => !(action in ACT_NAMES))).toEqual([]);
});

it("leads to what was acted on, and nowhere for what has no page", () => {
  expect(targetPath({ targetType: "payment_link", targetId: "lnk_1" })).toBe("payment-links/lnk_1");
  expect(targetPath({ targetType: "payment_link", targetId: "../../x" })).toBe("payment-links/..%2F..%2Fx");
  expect(targetPath({ targetType: "permission", targetId: "balances.read" })).toBeNull();
  expect(targetPath({ targetType: "transaction", targetId: "" })).toBeNull();
});
