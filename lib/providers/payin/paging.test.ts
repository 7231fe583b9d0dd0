import { describe, expect, it } from "vitest";
import { ok } from "../../result.ts";
import { payin } from "./index.ts";
import type { Listed } from "./list-shape.ts";
import { findRow, type Listing, readAllRows, readPageAfter } from "./paging.ts";
import { answered, orderInput, startPayin } from "./testing/open-payin.ts";

interface Row {
  readonly id: string;
  readonly at: Date;
}

const row = (minute: number): Row => ({ id: `ord_${minute}`, at: new Date(Date.UTC(2026, 0, 1, 0, minute)) });
const ids = (rows: readonly Row[]) => rows.map(({ id }) => id);

/** A list, newest first, that a test may change between two readings. */
function listOf(rows: Row[], form: "pagination" | "bare" = "pagination") {
  const size = 3;
  const reads: number[] = [];
  const listing: Listing<Row> = {
    rows: size,
    keyOf: (one) => one,
    read: async (page) => {
      reads.push(page);
      const answer: Listed<Row> = {
        rows: rows.slice((page - 1) * size, page * size),
        hasMore: form === "pagination" ? page * size < rows.length : undefined,
      };
      return ok(answer);
    },
  };
  return { listing, reads };
}

async function readOn(listing: Listing<Row>, meanwhile: (page: number) => void = () => undefined) {
  const seen: string[] = [];
  let cursor: string | undefined;
  for (let page = 1; page < 20; page += 1) {
    const answer = await answered(readPageAfter(listing, cursor));
    seen.push(...ids(answer.items));
    if (answer.nextCursor === null) return seen;
    cursor = answer.nextCursor;
    meanwhile(page);
  }
  throw new Error("the list does not end");
}

describe("a list that is read page by page", () => {
  const seven = () => [9, 8, 7, 6, 5, 4, 3].map(row);

  it.each(["pagination", "bare"] as const)("gives each row once while it stands still (%s)", async (form) => {
    const rows = seven();
    expect(await readOn(listOf(rows, form).listing)).toEqual(ids(rows));
  });

  it("ends where the last page is full and nothing says so", async () => {
    const rows = seven().slice(0, 6);
    expect(await readOn(listOf(rows, "bare").listing)).toEqual(ids(rows));
  });

  it.each([1, 2, 3, 5])("gives none twice when %i come in at the top", async (count) => {
    const rows = seven();
    const before = ids(rows);
    const arrive = () =>
      rows.unshift(...Array.from({ length: count }, (_, index) => row(30 + index)).reverse());
    let arrived = false;
    const seen = await readOn(listOf(rows).listing, () => {
      if (!arrived) arrive();
      arrived = true;
    });
    expect(seen).toEqual(before);
  });

  it.each([
    ["the first", [9]],
    ["those that were read", [9, 8]],
    ["the last that was read", [7]],
    ["the whole page that was read", [9, 8, 7]],
  ])("leaves none out when %s leave the list", async (_what, gone) => {
    const rows = seven();
    const before = ids(rows);
    const seen = await readOn(listOf(rows).listing, () => {
      for (const minute of gone) {
        const index = rows.findIndex(({ id }) => id === row(minute).id);
        if (index >= 0) rows.splice(index, 1);
      }
    });
    expect(seen).toEqual(before);
  });

  it("stands rows of the same instant", async () => {
    const at = row(5).at;
    const rows = ["a", "b", "c", "d", "e"].map((id) => ({ id, at }));
    expect(await readOn(listOf(rows).listing)).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("gives none of the same instant twice when others come in at the top", async () => {
    const at = row(5).at;
    const rows = ["a", "b", "c", "d", "e"].map((id) => ({ id, at }));
    const arrive = () => void rows.unshift({ id: `new ${rows.length}`, at: row(6).at });
    expect(await readOn(listOf(rows).listing, arrive)).toEqual(["a", "b", "c", "d", "e"]);
  });

  it.each(["", "2", "0~~", "x~y~z", "1~never~ord_1"])("refuses the cursor '%s'", async (cursor) => {
    const { listing, reads } = listOf(seven());
    expect(await readPageAfter(listing, cursor)).toMatchObject({ error: { code: "invalid_request" } });
    expect(reads).toEqual([]);
  });
});

describe("a list that is read whole", () => {
  it("gives a row once though it was on two pages", async () => {
    const rows = [9, 8, 7, 6].map(row);
    const { listing } = listOf(rows);
    const shifting: Listing<Row> = {
      ...listing,
      read: async (page) => {
        const answer = await listing.read(page);
        if (page === 1) rows.unshift(row(30));
        return answer;
      },
    };
    expect(ids(await answered(readAllRows(shifting)))).toEqual(["ord_9", "ord_8", "ord_7", "ord_6"]);
  });

  it("is not searched for ever, and then proves nothing", async () => {
    const endless: Listing<Row> = {
      rows: 1,
      keyOf: (one) => one,
      read: async (page) => ok({ rows: [row(page)], hasMore: true }),
    };
    expect(await findRow(endless, () => false)).toMatchObject({ error: { code: "unexpected_response" } });
  });
});

describe("PayIn's list of orders", () => {
  it("is read to its end while orders come in and others end", async () => {
    const there = await startPayin();
    const { operations } = payin;
    try {
      const made = Array.from({ length: 110 }, (_, index) => `ord_${index}`);
      const history = { status: "pending", amount: "1", currency: "USDT", chainId: "ethereum-sepolia" };
      const createdAt = (index: number) => new Date(Date.now() - (index + 1) * 1000).toISOString();
      const records = made.map((id, index) => ({ ...history, id, createdAt: createdAt(index) }));
      await there.control("import", { records });
      const create = () => answered(operations.createPayment?.(there.context, orderInput("1")));
      const seen: string[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const query = { status: "pending", ...(cursor ? { cursor } : {}) };
        const page = await answered(operations.listPayments?.(there.context, query));
        seen.push(...page.items.map(({ fact }) => fact.subject.externalId ?? ""));
        cursor = page.nextCursor;
        await create();
        for (const id of seen.slice(-3)) await there.control("act", { id, action: "expire" });
      }
      expect(seen).toEqual(made);
      const from = new Date(Date.now() + 60_000);
      expect((await answered(operations.listPayments?.(there.context, { from }))).items).toEqual([]);
    } finally {
      await there.close();
    }
  });
});
