import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { builtInRole } from "../auth/permissions.ts";
import { type MemberActor, memberScope, type Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { newId } from "../ids.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { getTransaction } from "../transactions/get-transaction.ts";
import { addNoteToTransaction } from "./add-note.ts";
import { editNote } from "./edit-note.ts";
import { listUnseenMentions } from "./list-mentions.ts";
import { listNotes } from "./list-notes.ts";
import { seeMentions } from "./see-mentions.ts";

let database: TestDatabase;
let mateo: Scope;
let lucia: Scope;
let transactionId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { merchantId } = await aMerchant();
  const member = async (name: string): Promise<Scope> => {
    const actor: MemberActor = {
      type: "member",
      memberId: newId("member"),
      userId: newId("user"),
      name,
      role: builtInRole("support"),
    };
    const user = { id: actor.userId, email: `${actor.userId}@example.com`, name, passwordHash: "none" };
    await db().user.create({ data: user });
    await db().member.create({
      data: { merchantId, id: actor.memberId, userId: actor.userId, role: "support" },
    });
    return memberScope(merchantId, "test", actor, "transactions.note", null);
  };
  mateo = await member("Mateo Ruiz");
  lucia = await member("Lucía Gómez");
  transactionId = (await aTransaction(mateo, await aConnection(mateo))).id;
});

const write = (text: string) => addNoteToTransaction(mateo, { transactionId, text });

describe("a note", () => {
  it("stands on the timeline with its writer, and the audit log knows of it without its words", async () => {
    await write("Customer sent a receipt by e-mail.");
    const { timeline } = await getTransaction(mateo, { transactionId });
    expect(timeline[0]).toMatchObject({
      source: "person",
      verdict: "note",
      actor: "Mateo Ruiz",
      summary: "Mateo Ruiz wrote a note",
      detail: "Customer sent a receipt by e-mail.",
    });
    const audit = await db().auditEntry.findMany({ where: { targetId: transactionId } });
    expect(audit).toMatchObject([{ action: "transaction.note", actor: "Mateo Ruiz" }]);
    expect(JSON.stringify(audit)).not.toContain("receipt");
  });

  it("tells whom it names until they have seen it, and nobody else", async () => {
    await write("@Lucía Gómez please call them. cc @Mateo Ruiz");
    expect(await listUnseenMentions(mateo, 5)).toEqual([]);
    expect(await listUnseenMentions(lucia, 5)).toMatchObject([{ transactionId, by: "Mateo Ruiz" }]);
    const seen = await listNotes(lucia, { transactionId });
    expect(seen).toMatchObject({ unseen: 1, notes: [{ mentions: ["Lucía Gómez"], isOwn: false }] });
    expect(await seeMentions(lucia, { transactionId })).toEqual({ seen: 1 });
    expect(await listUnseenMentions(lucia, 5)).toEqual([]);
  });

  it("is changed by its writer alone, and keeps every earlier version", async () => {
    const { id } = await write("He paid by card");
    await editNote(mateo, { noteId: id, text: "He paid by PSE" });
    await editNote(mateo, { noteId: id, text: "She paid by PSE, @Lucía Gómez" });
    await editNote(mateo, { noteId: id, text: "She paid by PSE, @Lucía Gómez" });
    await expect(editNote(lucia, { noteId: id, text: "No" })).rejects.toMatchObject({ code: "forbidden" });
    const { notes } = await listNotes(lucia, { transactionId });
    expect(notes).toMatchObject([
      {
        text: "She paid by PSE, @Lucía Gómez",
        mentions: ["Lucía Gómez"],
        earlier: [{ text: "He paid by PSE" }, { text: "He paid by card" }],
      },
    ]);
    expect(notes[0]?.editedAt).not.toBeNull();
    expect(await listUnseenMentions(lucia, 5)).toHaveLength(1);
    const actions = (await db().auditEntry.findMany({ where: { targetId: transactionId } })).map(
      ({ action }) => action,
    );
    expect(actions.toSorted()).toEqual([
      "transaction.note",
      "transaction.note.edit",
      "transaction.note.edit",
    ]);
  });

  it("belongs to its merchant", async () => {
    const { id } = await write("Ours");
    const stranger = memberScope(newId("merchant"), "test", memberOf(mateo), "transactions.note", null);
    const notFound = { code: "not_found" };
    await expect(addNoteToTransaction(stranger, { transactionId, text: "x" })).rejects.toMatchObject(
      notFound,
    );
    await expect(editNote(stranger, { noteId: id, text: "x" })).rejects.toMatchObject(notFound);
    await expect(listNotes(stranger, { transactionId })).rejects.toMatchObject(notFound);
  });
});

function memberOf({ actor }: Scope): MemberActor {
  if (actor.type !== "member") throw new Error("a member");
  return actor;
}
