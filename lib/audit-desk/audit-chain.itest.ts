import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actingFrom } from "../audit/acting.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { asOwner } from "../db/as-owner.ts";
import { db } from "../db/client.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { behindWall } from "../db/walls/wall.ts";
import { aMerchant } from "../testing/merchant-fixture.ts";
import { checkChain } from "./check-chain.ts";
import { checkDueChains } from "./check-due-chains.ts";
import { listAudit } from "./list-audit.ts";
import { auditFiltersSchema } from "./schema.ts";
import { verifyAllChains } from "./verify-all-chains.ts";
import { verifyChain } from "./verify-chain.ts";

let database: TestDatabase;
let scope: Scope;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  scope = await aMerchant();
});

const act = (n: number) => ({
  action: "link.archive",
  targetType: "payment_link",
  targetId: `lnk_${n}`,
  detail: { reason: `ñ "quoted" €${n}`, count: n, nothing: null },
});
const write = (n: number) => unit((tx) => writeAudit(tx, scope, act(n)));

async function writeSome(count: number): Promise<void> {
  for (let n = 1; n <= count; n += 1) await write(n);
}

/** What somebody with the database in their hands can do, and the application can not. */
async function tamper(statement: string): Promise<void> {
  await asOwner(async (owner) => {
    await owner.query("SET session_replication_role = replica");
    await owner.query(statement, [scope.merchantId]);
  });
}
const verify = () => verifyChain(scope.merchantId, null);

describe("the chain", () => {
  it("holds every entry in the order of its commits, whatever stands in it", async () => {
    const from = { address: "192.0.2.7", requestId: "req-12345678" };
    await actingFrom(from, () => writeSome(3));
    const { links, head, faults } = await verify();
    expect({ links, faults, seq: head?.seq }).toEqual({ links: 3, faults: [], seq: 3 });
  });

  it("stays one when twenty write at once, and leaves out what was rolled back", async () => {
    const rolledBack = unit(async (tx) => {
      await writeAudit(tx, scope, act(99));
      throw new Error("changed their mind");
    });
    await Promise.all([
      expect(rolledBack).rejects.toThrow("changed their mind"),
      ...Array.from({ length: 20 }, (_, n) => write(n)),
    ]);
    expect(await verify()).toMatchObject({ links: 20, faults: [], head: { seq: 20 } });
  });

  it("seals several entries of one unit", async () => {
    await unit(async (tx) => {
      for (let n = 0; n < 3; n += 1) await writeAudit(tx, scope, act(n));
    });
    expect(await verify()).toMatchObject({ links: 3, faults: [] });
  });

  it.each([
    ["UPDATE", "UPDATE audit_entries SET actor = 'nobody' WHERE merchant_id = $1"],
    ["DELETE", "DELETE FROM audit_entries WHERE merchant_id = $1"],
    ["UPDATE of the seals", "UPDATE audit_seals SET seq = seq + 1 WHERE merchant_id = $1"],
    ["DELETE of the seals", "DELETE FROM audit_seals WHERE merchant_id = $1"],
    ["TRUNCATE", "TRUNCATE audit_entries"],
  ])(
    "refuses %s to the application, whatever its tables' triggers, and to the owner by a trigger",
    async (_, statement) => {
      await writeSome(1);
      const values = statement.includes("$1") ? [scope.merchantId] : [];
      await expect(pool().query(statement, values)).rejects.toThrow("permission denied");
      await expect(behindWall(scope, () => pool().query(statement, values))).rejects.toThrow(
        "permission denied",
      );
      await expect(asOwner((owner) => owner.query(statement, values))).rejects.toThrow("only ever added to");
    },
  );
});

describe("a check", () => {
  const SECOND = "merchant_id = $1 AND target_id = 'lnk_2'";

  it.each([
    ["an actor", `UPDATE audit_entries SET actor = 'nobody' WHERE ${SECOND}`],
    ["a detail", `UPDATE audit_entries SET detail = '{"count": 3}' WHERE ${SECOND}`],
    ["a moment", `UPDATE audit_entries SET at = at - interval '1 ms' WHERE ${SECOND}`],
    ["an address", `UPDATE audit_entries SET address = '198.51.100.1' WHERE ${SECOND}`],
  ])("finds an edit of %s", async (_, statement) => {
    await writeSome(3);
    await tamper(statement);
    expect((await verify()).faults).toMatchObject([{ fault: "edited", seq: 2 }]);
  });

  it("finds a removal", async () => {
    await writeSome(3);
    await tamper(`DELETE FROM audit_entries WHERE ${SECOND}`);
    expect((await verify()).faults).toMatchObject([{ fault: "removed", seq: 2 }]);
  });

  it("finds a removal with its link", async () => {
    await writeSome(3);
    await tamper("DELETE FROM audit_seals WHERE merchant_id = $1 AND seq = 2");
    await tamper(`DELETE FROM audit_entries WHERE ${SECOND}`);
    expect((await verify()).faults).toMatchObject([
      { fault: "broken", seq: 3 },
      { fault: "edited", seq: 3 },
    ]);
  });

  it("finds two that changed places", async () => {
    await writeSome(3);
    await tamper("UPDATE audit_seals SET seq = -seq WHERE merchant_id = $1 AND seq < 3");
    await tamper("UPDATE audit_seals SET seq = 3 + seq WHERE merchant_id = $1 AND seq < 0");
    expect((await verify()).faults.map(({ fault }) => fault)).toEqual(["edited", "edited", "edited"]);
  });

  it("finds an entry that was added beside the log", async () => {
    await writeSome(1);
    await tamper(
      `INSERT INTO audit_entries (merchant_id, id, at, actor, action, target_type, target_id, detail)
       VALUES ($1, 'aud_X', now(), 'Ana', 'link.archive', 'payment_link', 'lnk_X', '{}')`,
    );
    expect((await verify()).faults).toEqual([{ fault: "unsealed", seq: null, entryId: "aud_X" }]);
  });

  it("finds an end that was cut off since the last check, and remembers where it was", async () => {
    await writeSome(3);
    await checkChain(scope);
    await tamper("DELETE FROM audit_entries WHERE merchant_id = $1 AND target_id = 'lnk_3'");
    await tamper("DELETE FROM audit_seals WHERE merchant_id = $1 AND seq = 3");
    expect((await verify()).faults).toEqual([]);
    for (const _ of ["at once", "and again"]) {
      await checkChain(scope);
      expect(await shown()).toMatchObject({ links: 2, head: { seq: 3 }, faults: [{ fault: "cut", seq: 3 }] });
    }
  });

  it("finds a chain that was made anew from its beginning", async () => {
    await writeSome(2);
    await checkChain(scope);
    await tamper("UPDATE audit_entries SET actor = 'nobody' WHERE merchant_id = $1");
    await tamper("DELETE FROM audit_seals WHERE merchant_id = $1");
    await tamper(
      `INSERT INTO audit_seals SELECT merchant_id, 1, id, audit_hash('', entry) FROM audit_entries entry
       WHERE merchant_id = $1 AND target_id = 'lnk_1'`,
    );
    await tamper(
      `INSERT INTO audit_seals SELECT entry.merchant_id, 2, entry.id, audit_hash(seal.hash, entry)
       FROM audit_entries entry JOIN audit_seals seal ON seal.merchant_id = entry.merchant_id AND seal.seq = 1
       WHERE entry.merchant_id = $1 AND entry.target_id = 'lnk_2'`,
    );
    expect((await verify()).faults).toEqual([]);
    await checkChain(scope);
    expect(await shown()).toMatchObject({ faults: [{ fault: "edited", seq: 2 }] });
  });

  it("is due a day after the last", async () => {
    await writeSome(1);
    const checkAll = async (now: Date) => {
      for (let left = 1; left > 0; ) left = await checkDueChains(now);
    };
    await checkAll(new Date());
    const first = await shown();
    expect(await checkDueChains(new Date())).toBe(0);
    expect(await shown()).toEqual(first);
    expect(await checkDueChains(new Date(Date.now() + 25 * 60 * 60_000))).toBeGreaterThan(0);
    await checkChain(scope);
    expect(await shown()).not.toEqual(first);
  });

  const shown = async () => (await listAudit(scope, auditFiltersSchema.parse({}))).check;
});

describe("the operator's command", () => {
  it("says which merchant's log is not whole, and takes the last links that it printed before", async () => {
    await writeSome(2);
    const before = await verifyAllChains([]);
    const { slug } = await db().merchant.findUniqueOrThrow({ where: { id: scope.merchantId } });
    const ours = before.lines.find((line) => line.startsWith(`${slug}: 2 entries, whole`)) ?? "";
    const noted = ours.split(", ").at(-1) ?? "";
    expect(noted).toMatch(/^merchant-[0-9a-f]{8}:2:[0-9a-f]{64}$/);
    await tamper("DELETE FROM audit_entries WHERE merchant_id = $1 AND target_id = 'lnk_2'");
    await tamper("DELETE FROM audit_seals WHERE merchant_id = $1 AND seq = 2");
    const after = await verifyAllChains([noted]);
    expect(after.isWhole).toBe(false);
    expect(after.lines.join("\n")).toContain("(link 2) was the last one at an earlier check");
  });

  it("does not guess what it can't read", async () => {
    await expect(verifyAllChains(["cafe:2:short"])).rejects.toThrow("--seen wants merchant:link:hash");
  });
});

describe("the list", () => {
  const list = (filters: object) => listAudit(scope, auditFiltersSchema.parse(filters));

  it("says who did what, from where", async () => {
    await actingFrom({ address: "192.0.2.7", requestId: "req-12345678" }, () => writeSome(1));
    const { rows } = (await list({})).page;
    expect(rows).toMatchObject([
      {
        actor: "Paydeck",
        action: "link.archive",
        targetId: "lnk_1",
        address: "192.0.2.7",
        requestId: "req-12345678",
      },
    ]);
    expect(rows[0]?.detail).toContainEqual({ name: "count", value: "1" });
  });

  it("filters by area, action and target, and pages both ways without losing one", async () => {
    await writeSome(60);
    await unit((tx) => writeAudit(tx, scope, { action: "linkage.odd", targetType: "x", targetId: "x" }));
    expect((await list({ action: "link" })).page.rows).toHaveLength(50);
    expect((await list({ action: "link.archive", target: "lnk_7" })).page.rows).toHaveLength(1);
    expect((await list({ action: "export" })).page.rows).toEqual([]);
    const first = (await list({ action: "link" })).page;
    const second = (await list({ action: "link", after: first.older ?? "" })).page;
    expect(second.rows.map(({ targetId }) => targetId)).toEqual(
      Array.from({ length: 10 }, (_, n) => `lnk_${10 - n}`),
    );
    expect((await list({ action: "link", before: second.newer ?? "" })).page.rows).toEqual(first.rows);
  });

  it("shows nothing of another merchant", async () => {
    await writeSome(1);
    scope = await aMerchant();
    expect((await list({ window: "all" })).page.rows).toEqual([]);
  });

  it("falls back from garbage in the address", () => {
    expect(
      auditFiltersSchema.parse({ action: "'; --", member: "x", window: "never", after: "y" }),
    ).toMatchObject({
      action: undefined,
      member: undefined,
      window: "30d",
    });
  });
});
