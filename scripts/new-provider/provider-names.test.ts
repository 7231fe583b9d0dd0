import { expect, it } from "vitest";
import { namesOf, refuseId } from "./provider-names.ts";

it.each(["acme", "acme-pay", "88pay-two", "a1"])("takes %s", (id) => {
  expect(refuseId(id, ["taken"])).toBeNull();
});

it.each([
  ["", "Name the provider"],
  ["Acme", "is no id"],
  ["acme_pay", "is no id"],
  ["-acme", "is no id"],
  ["acme--pay", "is no id"],
  ["../acme", "is no id"],
  ["4711", "is no id"],
  ["a", "is no id"],
  ["a".repeat(31), "is no id"],
  ["testing", "already means something else"],
  ["taken", "is taken: lib/providers/taken exists"],
])("refuses “%s”: %s", (id, why) => {
  expect(refuseId(id, ["taken"])).toContain(why);
});

it.each([
  ["acme-pay", "acmePay", "Acme Pay", "AP"],
  ["acme", "acme", "Acme", "Ac"],
  ["99pay", "provider99pay", "99pay", "99"],
  ["switch", "providerSwitch", "Switch", "Sw"],
  ["payin", "providerPayin", "Payin", "Pa"],
])("calls %s %s in code and %s on screens", (id, ident, name, letters) => {
  expect(namesOf(id, 'import { payin } from "./payin/index.ts";')).toEqual({ id, ident, name, letters });
});
