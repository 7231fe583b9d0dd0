import type { ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { exampleFile } from "../csv-rows/schema.ts";
import { db } from "../db/client.ts";
import { env } from "../env.ts";
import { exportInvoices } from "../invoice-files/export-invoices.ts";
import { invoiceFileParams } from "../invoice-files/schema.ts";
import { INVOICES_KIND } from "../invoices/csv/invoices-kind.ts";
import { type InvoiceWorld, makeInvoiceWorld } from "../invoices/testing/invoice-world.ts";
import { count, kill, startWorker, until } from "../worker/testing/worker-process.ts";
import { cancelUpload } from "./cancel-upload.ts";
import { runUpload } from "./run-upload.ts";
import { type FileDesk, fileDesk } from "./testing/upload-world.ts";

let world: InvoiceWorld;
let desk: FileDesk;
beforeAll(async () => {
  world = await makeInvoiceWorld();
  desk = fileDesk(world.scope, INVOICES_KIND);
});
const workers: ChildProcess[] = [];
afterEach(async () => {
  for (const worker of workers.splice(0)) await kill(worker);
});
afterAll(() => world.close());

const run = (uploadId: string) => runUpload(world.scope, { uploadId, attempt: 1 });
const invoices = () => db().invoice.count({ where: { merchantId: world.scope.merchantId } });
const HEAD = "invoice,customer_name,due_date,currency,description,quantity,unit_price";

/** What a worker may need for a whole file beside what it always needs. */
const MOST_MORE_MIB = 200;

function manyRows(count: number, perInvoice = 1): string {
  const rows = Array.from(
    { length: count },
    (_, n) => `I-${Math.floor(n / perInvoice)},Customer ${n % 500},2099-12-31,COP,Line ${n},2,1000.55`,
  );
  // Each invoice has one customer: the first row's.
  const named = rows.map((row, n) =>
    n % perInvoice === 0 ? row : row.replace(/,Customer \d+,2099-12-31,COP/, ",,,"),
  );
  return `${HEAD}\n${named.join("\n")}\n`;
}

describe("all or nothing", () => {
  test("one wrong line and nothing is made: every wrong one is listed with line, column and words", async () => {
    const file = [
      `${HEAD},discount_percent,tax_percent,tax_included,kind,colour`,
      "A,Ana,2099-12-31,COP,Logo,1,100.00,,19,yes,Invoice,x",
      "A,Berta,2099-12-31,COP,Logo,1,100.00,,,,,",
      'B,Casa,2099-12-31,COP,,"1,5",abc,120,,maybe,Credit note,',
      ",Casa,31/12/2099,COP,Tea,1,1.00,,,,,",
      "C,Casa,2099-12-31,XXX,Tea,0,1.00,,,,,",
    ].join("\n");
    const check = await desk.check(file);
    expect(check).toMatchObject({ rowCount: 5, wrongCount: 4, makes: 0, leftAside: ["colour"] });
    const found = new Set(check.problems.map(({ line, column }) => `${line} ${column}`));
    for (const one of [
      ...["3 customer_name", "4 description", "4 quantity", "4 unit_price", "4 tax_included", "4 kind"],
      ...["5 invoice", "5 due_date", "6 currency"],
    ])
      expect(found, [...found].join(", ")).toContain(one);
    expect(check.problems.filter(({ words }) => words.startsWith("Invalid input"))).toEqual([]);
    await expect(desk.start(file)).rejects.toMatchObject({
      fields: { file: expect.stringContaining("4 of 5") },
    });
    expect(await invoices()).toBe(0);
    expect(await db().csvUpload.count()).toBe(0);
  });

  test("rows of one invoice are its lines in order, with exact sums; drafts take no number", async () => {
    const id = await desk.start(
      [
        "Number;Customer;Customer e-mail;Issued;Due;Currency;Language;Description;Quantity;Unit price;Discount percent;Tax name;Tax percent;Total",
        "X-1;Ana Ruiz;ana@example.com;2026-12-01;2026-12-31;cop;es;Coffee;2;1000.55;10;IVA;19;n/a",
        "X-2;Casa Luna;;;2026-12-31;USD;;Tea;1;45.00;;;;",
        "X-1;;;;;;;'=Sugar;1;500.00;;;;",
      ].join("\r\n"),
    );
    await run(id);
    expect(await desk.look(id)).toMatchObject({ status: "done", rowCount: 3, madeCount: 3, errorCount: 0 });
    const made = await db().invoice.findMany({
      include: { lines: { orderBy: { position: "asc" } } },
      orderBy: { id: "asc" },
    });
    expect(made.map(({ status, number }) => [status, number])).toEqual([
      ["draft", null],
      ["draft", null],
    ]);
    const [first, second] = made;
    expect(first?.lines.map(({ description }) => description)).toEqual(["Coffee", "=Sugar"]);
    // 2 × 1000.55 less 10 % is 1800.99; 19 % of it 342.19; and 500.00.
    expect([first?.taxTotal.toFixed(2), first?.total.toFixed(2)]).toEqual(["342.19", "2643.18"]);
    expect(first).toMatchObject({ language: "es", currency: "COP", createdBy: "Paydeck" });
    expect(second?.total.toFixed(2)).toBe("45.00");
    const [, ...rows] = await desk.result(id);
    expect(rows.map((cells) => cells.at(-2)?.split("/").at(-1))).toEqual([first?.id, second?.id, first?.id]);
    const acts = await db().auditEntry.findMany({ where: { targetId: first?.id ?? "" } });
    expect(acts.map(({ action, detail }) => [action, detail])).toEqual([
      ["invoice.create", expect.objectContaining({ upload: id })],
    ]);
  });

  test("what has become wrong since it was sent: nothing is made, and the file says why", async () => {
    const before = await invoices();
    const id = await desk.start(
      `${HEAD},connection\nA,Ana,2099-12-31,COP,Tea,1,90000,\nB,Ana,2099-12-31,COP,Tea,1,90000,88pay account\n`,
    );
    const name = { merchantId: world.scope.merchantId, id: world.connections["88pay"] };
    await db().connection.updateMany({ where: name, data: { name: "Renamed" } });
    await run(id);
    expect(await invoices()).toBe(before);
    expect(await desk.look(id)).toMatchObject({ status: "failed", madeCount: 0, errorCount: 1 });
    expect((await desk.look(id)).problems).toEqual([
      { line: 3, words: expect.stringContaining("connection: ") },
    ]);
    await db().connection.updateMany({ where: name, data: { name: "88pay account" } });
  });

  test("two runs at once make it once; one that is cancelled leaves nothing", async () => {
    const before = await invoices();
    const twice = await desk.start(manyRows(300, 3));
    await Promise.all([run(twice), run(twice)]);
    expect(await invoices()).toBe(before + 100);
    const id = await desk.start(manyRows(2500));
    const running = run(id);
    await until("it has begun to write", async () => (await desk.look(id)).madeCount > 0, 30_000);
    await cancelUpload(world.scope, INVOICES_KIND, { uploadId: id });
    await running;
    expect(await invoices()).toBe(before + 100);
    expect(await desk.look(id)).toMatchObject({ status: "cancelled", madeCount: 0 });
  }, 120_000);

  test("the example file is right, and our own export needs only lines", async () => {
    expect((await desk.check(exampleFile(INVOICES_KIND.format))).problems).toEqual([]);
    let text = "";
    const decoder = new TextDecoder();
    for await (const piece of exportInvoices(world.scope, invoiceFileParams.parse({})))
      text += decoder.decode(piece);
    await expect(desk.check(text)).rejects.toMatchObject({
      fields: { file: expect.stringContaining("no column description, unit_price") },
    });
    const lines = text
      .trim()
      .split("\r\n")
      .map((line, n) => `${line},${n === 0 ? "Description,Unit price" : "Again,10.00"}`);
    const numbered = lines.map((line, n) => (n === 0 ? line : line.replace(",,", `,N-${n},`)));
    const check = await desk.check(numbered.join("\n"));
    expect(check.leftAside).toContain("Discount");
    expect(check.problems).toEqual([]);
  });
});

/** The most memory that a process has ever had. */
async function peakMiB(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

test("ten thousand lines are made whole by a worker", async () => {
  const before = await invoices();
  const worker = startWorker(env().DATABASE_URL);
  workers.push(worker);
  await until("the worker is there", async () => (await count("worker_beats")) > 0, 60_000);
  const idle = await peakMiB(worker.pid);
  const file = manyRows(10_000, 5);
  const id = await desk.start(file);
  await until("all are made", async () => (await desk.look(id)).status === "done", 240_000);
  expect(await desk.look(id)).toMatchObject({ status: "done", rowCount: 10_000, madeCount: 10_000 });
  expect(await invoices()).toBe(before + 2000);
  expect((await peakMiB(worker.pid)) - idle, "MiB more than it had").toBeLessThan(MOST_MORE_MIB);
  await expect(desk.check(`${file}Z,Ana,2099-12-31,COP,Tea,1,1.00\n`)).rejects.toMatchObject({
    fields: { file: expect.stringContaining("at most 10000") },
  });
}, 360_000);
