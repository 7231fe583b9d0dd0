import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Scope } from "../../auth/scope.ts";
import { aConnection, aMerchant, aTransaction } from "../../testing/merchant-fixture.ts";
import { storeEvent } from "../../webhooks/testing/store-event.ts";
import { asOwner } from "../as-owner.ts";
import { db } from "../client.ts";
import { migrate } from "../migrate.ts";
import { pool } from "../pool.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { unit } from "../unit.ts";
import { behindWall, besideWall, piecesBehindWall } from "./wall.ts";

let database: TestDatabase;
let own: Scope;
let other: Scope;
beforeAll(async () => {
  database = await createTestDatabase();
  own = await aMerchant();
  other = await aMerchant();
  for (const scope of [own, other]) {
    const connection = await aConnection(scope);
    await aTransaction(scope, connection);
    await storeEvent(scope, connection, new Date());
  }
});
afterAll(() => database.drop());

/** Tables of people and of the app itself, which belong to no merchant. */
const NOBODYS = [
  "_prisma_migrations",
  "authenticator_apps",
  "factor_challenges",
  "merchants",
  "oidc_identities",
  "passkeys",
  "password_resets",
  "recovery_codes",
  "sessions",
  "setup_links",
  "sign_in_limits",
  "stray_webhooks",
  "users",
  "worker_beats",
];

/** Of the merchant and of no connection: seen, with the permission, by who sees some connections only. */
const OF_THE_MERCHANT = [
  "api_keys",
  "api_replies",
  "approval_limits",
  "approvals",
  "audit_checks",
  "audit_entries",
  "audit_seals",
  "body_retention",
  "csv_upload_rows",
  "csv_uploads",
  "custom_roles",
  "customer_notes",
  "customer_reveals",
  "customers",
  "deliveries",
  "delivery_attempts",
  "endpoints",
  "idempotency_keys",
  "invitations",
  "invoice_lines",
  "invoice_payments",
  "invoice_reminders",
  "invoice_series",
  "invoices",
  "list_choices",
  "mail_settings",
  "mails",
  "members",
  "note_edits",
  "outbound_events",
  "payment_answers",
  "payment_fallbacks",
  "payment_link_images",
  "payment_link_prices",
  "payment_link_templates",
  "payment_links",
  "recurring_invoices",
  "recurring_periods",
  "replay_items",
  "replay_limits",
  "replays",
  "saved_views",
  "webhook_attempts",
  "webhook_event_starts",
];

async function tables(): Promise<{ name: string; walled: boolean; policies: string | null }[]> {
  const { rows } = await asOwner((owner) =>
    owner.query(`
      SELECT c.relname AS name, c.relrowsecurity AS walled,
        (SELECT string_agg(policyname || ' ' || cmd || ' ' || array_to_string(roles, ',') || ' ' || qual, '; ' ORDER BY policyname)
         FROM pg_policies WHERE schemaname = 'public' AND tablename = c.relname) AS policies
      FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      ORDER BY 1`),
  );
  return rows;
}

const MERCHANT =
  "(merchant_id = ( SELECT current_setting('paydeck.merchant'::text, true) AS current_setting))";
/** Policies as PostgreSQL writes them, in the order of their names. */
const EVERY_ROW = `; own_rows ALL paydeck_member ${MERCHANT}`;
const OWN_MERCHANT = `every_row ALL paydeck_app,paydeck_finder true; own_connections ALL paydeck_limited (${MERCHANT}`;

const merchantsIn = (rows: readonly { merchant_id?: string; merchantId?: string }[]) => [
  ...new Set(rows.map((row) => row.merchant_id ?? row.merchantId)),
];

describe("every table", () => {
  it("belongs to a merchant and shows a member that one's rows only, or is named here", async () => {
    const found = await tables();
    expect(found.length).toBeGreaterThan(70);
    const open = found.filter(
      ({ walled, policies }) =>
        !walled || !policies?.startsWith(OWN_MERCHANT) || !policies.endsWith(EVERY_ROW),
    );
    expect(open.map(({ name }) => name).sort()).toEqual([...NOBODYS].sort());
    expect(open.find(({ name }) => name === "merchants")).toMatchObject({ walled: true });
  });

  it("shows who sees some connections only what came through them, or is named here", async () => {
    const whole = (await tables()).filter(({ policies }) =>
      policies?.startsWith(`${OWN_MERCHANT} AND true)`),
    );
    expect(whole.map(({ name }) => name).sort()).toEqual([...OF_THE_MERCHANT].sort());
  });

  it("gives its rows to the one wall through the app's roles, which own nothing and pass no policy by", async () => {
    const { rows } = await asOwner((owner) =>
      owner.query(`
        SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcanlogin,
          (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owns
        FROM pg_roles r WHERE rolname LIKE 'paydeck!_%' ESCAPE '!' ORDER BY 1`),
    );
    const nothing = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcanlogin: false,
      owns: 0,
    };
    expect(rows).toEqual([
      { rolname: "paydeck_app", ...nothing },
      { rolname: "paydeck_finder", ...nothing, rolbypassrls: true },
      { rolname: "paydeck_limited", ...nothing },
      { rolname: "paydeck_member", ...nothing },
    ]);
    expect((await pool().query("SELECT current_user AS name")).rows).toEqual([{ name: "paydeck_app" }]);
  });

  it("is walled once: migrating again changes nothing", async () => {
    const before = await tables();
    expect(await migrate(database.url)).toEqual([]);
    expect(await tables()).toEqual(before);
  });
});

describe("a statement that forgets its where", () => {
  it("finds the rows of one merchant only, in plain SQL, with Prisma and in a unit", async () => {
    for (const scope of [own, other])
      await behindWall(scope, async () => {
        const everywhere = [
          (await pool().query("SELECT merchant_id FROM transactions")).rows,
          await db().transaction.findMany(),
          await unit(async (tx) => await tx.transaction.findMany()),
          await unit(
            async (tx) => await tx.$queryRaw<{ merchant_id: string }[]>`SELECT * FROM webhook_events`,
          ),
        ];
        expect(everywhere.map(merchantsIn)).toEqual(everywhere.map(() => [scope.merchantId]));
        expect((await pool().query("SELECT id FROM merchants")).rows).toEqual([{ id: scope.merchantId }]);
      });
    expect(merchantsIn(await db().transaction.findMany()).sort()).toEqual(
      [own.merchantId, other.merchantId].sort(),
    );
  });

  it("changes and removes the rows of one merchant only", async () => {
    const before = await db().webhookEvent.count({ where: { merchantId: other.merchantId } });
    await behindWall(own, async () => {
      expect((await pool().query("UPDATE transactions SET method_label = 'changed'")).rowCount).toBe(1);
      expect((await pool().query("DELETE FROM webhook_events")).rowCount).toBe(1);
    });
    const [theirs] = await db().transaction.findMany({ where: { merchantId: other.merchantId } });
    expect(theirs?.methodLabel).toBe("USDT on Tron");
    expect(await db().webhookEvent.count({ where: { merchantId: other.merchantId } })).toBe(before);
  });

  it("cannot write a row for somebody else, nor give one away", async () => {
    const [row] = await db().transaction.findMany({ where: { merchantId: own.merchantId } });
    await behindWall(own, async () => {
      const theirs = aConnection(other);
      await expect(theirs).rejects.toThrow("row-level security");
      const given = pool().query("UPDATE transactions SET merchant_id = $1 WHERE id = $2", [
        other.merchantId,
        row?.id,
      ]);
      await expect(given).rejects.toThrow("row-level security");
    });
  });

  it("does not come around the wall by a month's own table, nor by changing a table", async () => {
    await behindWall(own, async () => {
      await expect(pool().query("SELECT FROM webhook_events_rest")).rejects.toThrow("permission denied");
      await expect(pool().query("ALTER TABLE transactions DISABLE ROW LEVEL SECURITY")).rejects.toThrow(
        "must be owner",
      );
    });
  });
});

describe("what only finds", () => {
  it("reads what ids are found by, and neither writes nor opens anything else", async () => {
    await behindWall(own, async () => {
      const found = besideWall(() => pool().query("SELECT id FROM transactions"));
      expect((await found).rowCount).toBe(2);
      expect((await pool().query("SELECT id FROM transactions")).rowCount).toBe(1);
      for (const statement of [
        "UPDATE transactions SET method_label = ''",
        "DELETE FROM customers",
        "SELECT * FROM connections",
        "SELECT * FROM users",
        "SELECT * FROM webhook_events",
        "SELECT * FROM audit_entries",
      ])
        await expect(
          besideWall(() => pool().query(statement)),
          statement,
        ).rejects.toThrow("permission denied");
    });
  });
});

describe("walls of one process", () => {
  it("stand each for itself when many merchants ask in one moment", async () => {
    const askAll = async (scope: Scope) => {
      const [one, two] = await Promise.all([
        db().merchant.findUnique({ where: { id: own.merchantId } }),
        db().merchant.findUnique({ where: { id: other.merchantId } }),
      ]);
      const { rows } = await pool().query("SELECT merchant_id FROM transactions");
      return [one?.id ?? null, two?.id ?? null, ...merchantsIn(rows), scope.merchantId];
    };
    const asked = Array.from({ length: 30 }, (_, n) => (n % 2 === 0 ? own : other));
    const answers = await Promise.all(asked.map((scope) => behindWall(scope, () => askAll(scope))));
    for (const [n, scope] of asked.entries())
      expect(answers[n]).toEqual([
        scope === own ? own.merchantId : null,
        scope === other ? other.merchantId : null,
        scope.merchantId,
        scope.merchantId,
      ]);
    expect(merchantsIn((await pool().query("SELECT merchant_id FROM transactions")).rows)).toHaveLength(2);
  });

  it("hold while something is read piece by piece, whoever asks for the next piece", async () => {
    async function* pieces() {
      for (let n = 0; n < 3; n += 1)
        yield merchantsIn((await pool().query("SELECT merchant_id FROM transactions")).rows);
    }
    const seen: unknown[] = [];
    for await (const piece of piecesBehindWall(own, pieces())) {
      seen.push(piece);
      await pool().query("SELECT 1");
    }
    expect(seen).toEqual([[own.merchantId], [own.merchantId], [own.merchantId]]);
  });

  it("are known to every copy of the code that the bundler makes", async () => {
    const seenBy = async (copy: typeof import("../pool.ts")) =>
      merchantsIn((await copy.pool().query("SELECT merchant_id FROM transactions")).rows);
    vi.resetModules();
    const copy = await import("../pool.ts");
    const turns = Array.from({ length: 20 }, () => [
      behindWall(own, () => seenBy({ ...copy, pool })),
      seenBy(copy),
      behindWall(other, () => seenBy(copy)),
      besideWall(() => pool().query("SELECT id FROM transactions")).then(({ rows }) => rows.length),
    ]);
    for (const turn of turns) {
      const [first, outside, second, beside] = await Promise.all(turn);
      expect([first, second]).toEqual([[own.merchantId], [other.merchantId]]);
      expect(outside).toHaveLength(2);
      expect(beside).toBe(2);
    }
  });

  it("let a job be put into the queue", async () => {
    await behindWall(own, async () => {
      await pool().query("SELECT graphile_worker.add_job('nothing', '{}'::json)");
    });
    const { rows } = await asOwner((owner) =>
      owner.query("SELECT count(*)::int AS count FROM graphile_worker.jobs"),
    );
    expect(rows).toEqual([{ count: 1 }]);
  });
});
