import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { builtInRole } from "../auth/permissions.ts";
import { type MemberActor, memberScope, type Scope } from "../auth/scope.ts";
import { fixedClock } from "../clock.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { newId } from "../ids.ts";
import { addNoteToTransaction } from "../notes/add-note.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { markAs } from "../transactions/mark-as.ts";
import { mayLookAtCase } from "./case-limit.ts";
import { createCaseLink } from "./create-case-link.ts";
import { listCaseLinks } from "./list-case-links.ts";
import { maskName } from "./mask-name.ts";
import { openCase } from "./open-case.ts";
import { revokeCaseLink } from "./revoke-case-link.ts";

let database: TestDatabase;
let ana: Scope;
let transactionId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { merchantId } = await aMerchant();
  const actor: MemberActor = {
    type: "member",
    role: builtInRole("support"),
    memberId: newId("member"),
    userId: newId("user"),
    name: "Ana",
  };
  ana = memberScope(merchantId, "test", actor, "transactions.share", null);
  const customerId = newId("customer");
  const lucia = { name: "Lucía Gómez", email: "lucia@taller.example" };
  await db().customer.create({ data: { merchantId, id: customerId, ...lucia } });
  transactionId = (await aTransaction(ana, await aConnection(ana), { customerId })).id;
});

async function share(hours = 24) {
  const { url, expiresAt } = await createCaseLink(ana, { transactionId, hours });
  return { secret: url.slice(url.lastIndexOf("/") + 1), url, expiresAt: new Date(expiresAt) };
}

const notFound = { code: "not_found" };

describe("a case link", () => {
  it("shows amount, status and steps, and names nobody", async () => {
    await addNoteToTransaction(ana, { transactionId, text: "Lucía called from 555-0100" });
    const mark = {
      transactionId,
      from: "pending",
      status: "succeeded",
      why: "Lucía showed the receipt",
    } as const;
    await markAs(ana, mark);
    const { secret } = await share();
    const shown = await openCase(secret);
    expect(shown).toMatchObject({
      status: "succeeded",
      meaning: "The money arrived.",
      customer: "L••• G•••",
      steps: [{ status: "succeeded", by: "a person" }],
    });
    expect(JSON.stringify(shown)).not.toMatch(/Lucía|Gómez|taller|555|Ana|receipt|evt_|cal_|txn_/);
  });

  it("keeps only a hash of its secret", async () => {
    const { secret } = await share();
    const rows = await db().caseLink.findMany({ where: { merchantId: ana.merchantId } });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(secret);
    const audited = await db().auditEntry.findMany({ where: { targetId: transactionId } });
    expect(audited.map(({ action }) => action)).toEqual(["case_link.create"]);
    expect(JSON.stringify(audited)).not.toContain(secret);
  });

  it("is not found once it has expired or was revoked, just as one that never was", async () => {
    const { secret, expiresAt } = await share(1);
    await expect(openCase(secret, fixedClock(new Date(expiresAt.getTime() - 1)))).resolves.toBeDefined();
    await expect(openCase(secret, fixedClock(expiresAt))).rejects.toMatchObject(notFound);
    const [link] = (await listCaseLinks(ana, { transactionId })).links;
    await revokeCaseLink(ana, { caseLinkId: link?.id ?? "" });
    await expect(openCase(secret)).rejects.toMatchObject(notFound);
    expect(await listCaseLinks(ana, { transactionId })).toEqual({ links: [] });
    for (const garbage of ["", "x", secret.slice(1), `${secret}0`, "../../etc/passwd", "%00", "A".repeat(43)])
      await expect(openCase(garbage)).rejects.toMatchObject(notFound);
  });

  it("can't be made, seen or revoked by another merchant", async () => {
    await share();
    const stranger = await aMerchant();
    await expect(createCaseLink(stranger, { transactionId, hours: 1 })).rejects.toMatchObject(notFound);
    expect(await listCaseLinks(stranger, { transactionId })).toEqual({ links: [] });
    const [link] = (await listCaseLinks(ana, { transactionId })).links;
    await expect(revokeCaseLink(stranger, { caseLinkId: link?.id ?? "" })).rejects.toMatchObject(notFound);
  });

  it("is looked at thirty times a minute from one address, not more", async () => {
    for (let look = 0; look < 30; look += 1) expect(await mayLookAtCase("192.0.2.7")).toBe(true);
    expect(await mayLookAtCase("192.0.2.7")).toBe(false);
    expect(await mayLookAtCase("192.0.2.8")).toBe(true);
  });
});

describe("maskName", () => {
  it("keeps first letters and lets masked addresses be", () => {
    expect(["Lucía Gómez", "l••••@t•••.mx", " Ó  b "].map(maskName)).toEqual([
      "L••• G•••",
      "l••••@t•••.mx",
      "Ó••• b•••",
    ]);
  });
});
