import { afterAll, beforeAll, expect, test } from "vitest";
import { systemScope } from "../../auth/scope.ts";
import { db } from "../../db/client.ts";
import { newId } from "../../ids.ts";
import { createPaymentLink } from "../create-payment-link.ts";
import { type LinkWorld, makeLinkWorld } from "../testing/link-world.ts";
import { deleteTemplate } from "./delete-template.ts";
import { getLinkStart } from "./get-link-start.ts";
import { listTemplates } from "./list-templates.ts";
import { saveTemplate } from "./save-template.ts";

let world: LinkWorld;

beforeAll(async () => {
  world = await makeLinkWorld();
});
afterAll(() => world.close());

test("a copy has everything of the link but its number, its customer and its address", async () => {
  const ways = [{ connectionId: world.connections.gateway, methods: ["checkout"] }];
  const more = { ways, message: "Thank you", language: "es", maxPayments: 3, expiresInDays: 30 };
  const customer = { customerName: "Ana Ruiz", customerEmail: "ana@example.com", invoiceNumber: "INV-1" };
  const { id } = await createPaymentLink(world.scope, world.form({ ...more, ...customer }));
  const start = await getLinkStart(world.scope, { from: id });
  expect(start?.origin).toBe("a copy of Logo design");
  expect(start?.form).toMatchObject({ ...more, amount: "120000.00", currency: "COP", title: "Logo design" });
  expect(JSON.stringify(start)).not.toMatch(/Ana|INV-1/);
});

test("a template is kept by name, begun from, and deleted, each written down", async () => {
  const form = {
    title: "Retainer",
    amount: "900.00",
    currency: "USD",
    maxPayments: 0,
    publish: false,
    other: 1,
  };
  const { id } = await saveTemplate(world.scope, { name: "Retainer", form });
  await expect(saveTemplate(world.scope, { name: "Retainer", form })).rejects.toMatchObject({
    fields: { name: expect.any(String) },
  });
  expect(await listTemplates(world.scope)).toEqual([{ id, name: "Retainer" }]);
  const start = await getLinkStart(world.scope, { template: id });
  // What no link could have is left out, the rest is kept.
  expect(start?.form).toMatchObject({ title: "Retainer", amount: "900.00", currency: "USD", maxPayments: 1 });
  expect(start?.form).not.toHaveProperty("publish");
  await deleteTemplate(world.scope, { templateId: id });
  await expect(deleteTemplate(world.scope, { templateId: id })).rejects.toMatchObject({ code: "not_found" });
  expect(await getLinkStart(world.scope, { template: id })).toBeNull();
  const acts = await db().auditEntry.findMany({ where: { targetId: id }, orderBy: { at: "asc" } });
  expect(acts.map(({ action }) => action)).toEqual(["link_template.save", "link_template.delete"]);
});

test("neither links nor templates of another merchant or mode begin a form", async () => {
  const { id: linkId } = await createPaymentLink(world.scope, world.form({}));
  const { id } = await saveTemplate(world.scope, { name: "Mine", form: { title: "Mine" } });
  for (const scope of [systemScope(newId("merchant"), "test"), systemScope(world.scope.merchantId, "live")]) {
    expect(await getLinkStart(scope, { from: linkId })).toBeNull();
    expect(await getLinkStart(scope, { template: id })).toBeNull();
    expect(await listTemplates(scope)).toEqual([]);
    await expect(deleteTemplate(scope, { templateId: id })).rejects.toMatchObject({ code: "not_found" });
  }
});
