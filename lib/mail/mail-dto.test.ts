import { expect, it } from "vitest";
import { mailDto } from "./mail-dto.ts";

const row = {
  merchantId: "mer_1",
  id: "mai_1",
  mode: "test",
  kind: "receipt",
  toName: "Ana",
  toEmail: "ana+shop@cliente.test",
  language: "es",
  message: "",
  targetType: "transaction",
  targetId: "txn_1",
  subject: "",
  status: "bounced",
  tries: 1,
  problem: "The mail server said: 550 <Ana+Shop@Cliente.test>: ana+shop@cliente.test is full",
  messageId: null,
  createdBy: null,
  onceKey: "receipt:txn_1",
  createdAt: new Date(0),
  sentAt: null,
};

it("shows no address in full, not even in the words of the mail server", () => {
  const shown = mailDto(row);
  expect(shown.toEmail).toBe("a•••••••@c••••••.test");
  expect(shown.problem).toBe(`The mail server said: 550 <${shown.toEmail}>: ${shown.toEmail} is full`);
});
