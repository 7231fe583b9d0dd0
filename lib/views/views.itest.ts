import { afterAll, beforeAll, expect, it } from "vitest";
import { builtInRole } from "../auth/permissions.ts";
import { memberScope, type Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { newId } from "../ids.ts";
import { aMerchant } from "../testing/merchant-fixture.ts";
import { deleteSharedView, deleteView, renameView, shareView } from "./change-view.ts";
import { keepColumns, keepDefaultView } from "./keep-look.ts";
import { listViews } from "./list-views.ts";
import { saveView } from "./save-view.ts";
import { canonicalQuery, columnsInput, saveViewInput } from "./schema.ts";

let database: TestDatabase;
let ana: Scope;
let ben: Scope;
let stranger: Scope;
const list = "transactions" as const;

beforeAll(async () => {
  database = await createTestDatabase();
  const { merchantId } = await aMerchant();
  ana = asMember({ merchantId }, "Ana");
  ben = asMember({ merchantId }, "Ben");
  stranger = asMember(await aMerchant(), "Sam");
});
afterAll(() => database.drop());

function asMember({ merchantId }: Pick<Scope, "merchantId">, name: string): Scope {
  const actor = {
    type: "member",
    memberId: newId("member"),
    userId: newId("user"),
    name,
    role: builtInRole("support"),
  } as const;
  return memberScope(merchantId, "test", actor, "transactions.read", null);
}

const save = (as: Scope, query: string) => saveView(as, saveViewInput.parse({ list, name: "Mine", query }));
const names = async (as: Scope) => (await listViews(as, { list })).views.map(({ id }) => id);

it("keeps only what the list understands, in one spelling", () => {
  const written = {
    q: " ana ",
    tab: "failed",
    range: "all",
    evil: "1",
    after: "x",
    columns: "status,nope,amount,status",
  };
  expect(canonicalQuery(written)).toBe("q=ana&tab=failed&columns=status%2Camount");
  expect(canonicalQuery({ tab: "nonsense", min: "abc", columns: "," })).toBe("");
});

it("shows a view to its owner alone until it is shared, and never to another merchant", async () => {
  const { id } = await save(ana, "tab=failed&junk=1");
  expect(await names(ana)).toEqual([id]);
  expect(await names(ben)).toEqual([]);
  await expect(shareView(ben, { viewId: id, shared: true })).rejects.toMatchObject({ code: "not_found" });
  await shareView(ana, { viewId: id, shared: true });
  expect(await names(ben)).toEqual([id]);
  expect(await names(stranger)).toEqual([]);
  await expect(renameView(ben, { viewId: id, name: "His" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(deleteView(ben, { viewId: id })).rejects.toMatchObject({ code: "forbidden" });
  await expect(deleteSharedView(stranger, { viewId: id })).rejects.toMatchObject({ code: "not_found" });
  await deleteSharedView(ben, { viewId: id });
  expect(await names(ana)).toEqual([]);
  const audited = await db().auditEntry.findMany({ where: { targetId: id }, orderBy: { at: "asc" } });
  expect(audited.map(({ action, actor }) => `${actor} ${action}`)).toEqual([
    "Ana view.share",
    "Ben view.delete",
  ]);
});

it("remembers columns and first view for each member, and opens plain once that view is gone", async () => {
  const { id } = await save(ana, "kind=refund");
  await keepDefaultView(ana, { list, viewId: id });
  await keepColumns(ana, columnsInput.parse({ list, columns: "fee,amount,bogus" }));
  expect(await listViews(ana, { list })).toMatchObject({ columns: ["fee", "amount"], defaultViewId: id });
  expect(await listViews(ben, { list })).toMatchObject({ columns: null, defaultViewId: null });
  await expect(keepDefaultView(ben, { list, viewId: id })).rejects.toMatchObject({ code: "not_found" });
  await deleteView(ana, { viewId: id });
  expect((await listViews(ana, { list })).defaultViewId).toBeNull();
});
