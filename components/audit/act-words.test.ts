import { expect, it } from "vitest";
import { actWords, targetPath } from "./act-words.ts";

it("reads an action's name as words", () => {
  expect(actWords("transaction.note.edit")).toBe("Transaction note edit");
  expect(actWords("double_payment.keep")).toBe("Double payment keep");
  expect(actWords("endpoint.replay-missing")).toBe("Endpoint replay missing");
});

it("leads to what was acted on, and nowhere for what has no page", () => {
  expect(targetPath({ targetType: "payment_link", targetId: "lnk_1" })).toBe("payment-links/lnk_1");
  expect(targetPath({ targetType: "payment_link", targetId: "../../x" })).toBe("payment-links/..%2F..%2Fx");
  expect(targetPath({ targetType: "permission", targetId: "balances.read" })).toBeNull();
  expect(targetPath({ targetType: "transaction", targetId: "" })).toBeNull();
});
