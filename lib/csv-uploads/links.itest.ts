import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { systemScope } from "../auth/scope.ts";
import { exampleFile } from "../csv-rows/schema.ts";
import { db } from "../db/client.ts";
import { env } from "../env.ts";
import { newId } from "../ids.ts";
import { createPaymentLink } from "../payment-links/create-payment-link.ts";
import { LINKS_KIND } from "../payment-links/csv/links-kind.ts";
import { saveTemplate } from "../payment-links/templates/save-template.ts";
import { type LinkWorld, makeLinkWorld } from "../payment-links/testing/link-world.ts";
import { count, kill, startWorker, until } from "../worker/testing/worker-process.ts";
import { cancelUpload } from "./cancel-upload.ts";
import { removeOldUploads } from "./remove-old-uploads.ts";
import { runUpload } from "./run-upload.ts";
import { type FileDesk, fileDesk } from "./testing/upload-world.ts";

let world: LinkWorld;
let desk: FileDesk;
const workers: ChildProcess[] = [];
beforeAll(async () => {
  world = await makeLinkWorld();
  desk = fileDesk(world.scope, LINKS_KIND);
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await kill(worker);
});
afterAll(() => world.close());

const run = (uploadId: string, attempt = 1) => runUpload(world.scope, { uploadId, attempt });
const linksNamed = (title: string) =>
  db().paymentLink.findMany({
    where: { merchantId: world.scope.merchantId, title: { startsWith: title } },
    include: { ways: { orderBy: { position: "asc" } }, customer: true },
    orderBy: { title: "asc" },
  });
const row = (title: string, rest = "") => `${title},120000.00,COP${rest}\n`;
const HEAD = "title,amount,currency";

describe("checking", () => {
  test("says of each wrong row its line, column and what is wrong, and writes nothing", async () => {
    await createPaymentLink(world.scope, world.form({ invoiceNumber: "TAKEN-1" }));
    const before = await db().paymentLink.count();
    const file = [
      "title,amount,currency,connection,reference,customer_email,expires,uses,return_address,template,colour",
      "Fine,120000.00,cop,88pay account,NEW-1,ana@example.com,never,unlimited,,,red",
      ',"2.500,00",COP,,,,,,,,',
      "Taken,120000,COP,,TAKEN-1,,,,,,",
      "Twice,120000,COP,,NEW-1,,,,,,",
      "Places,120000,COP,Nobody,,no-mail,31/12/2030,0,https://evil.example/x,Nothing,",
      "Currency,120000,XXX,,,,,,,,",
      "Precise,0.001,COP,,,,,,,,",
      "Past,120000,COP,,,,2020-01-01,,,,",
    ].join("\n");
    const check = await desk.check(file);
    expect(check).toMatchObject({ rowCount: 8, wrongCount: 7, makes: 1, leftAside: ["colour"] });
    const found = check.problems.map(({ line, column }) => `${line} ${column}`);
    expect(new Set(found)).toEqual(
      new Set([
        ...["3 title", "3 amount", "4 reference", "5 reference", "6 connection", "6 customer_email"],
        ...["6 expires", "6 uses", "6 template", "7 currency", "8 amount", "9 expires"],
      ]),
    );
    expect(check.problems.find(({ line, column }) => line === 3 && column === "amount")?.words).toContain(
      "comma",
    );
    expect(check.problems.find(({ column }) => column === "title")?.words).toBe("Say what it is for.");
    expect(check.problems.filter(({ words }) => words.startsWith("Invalid input"))).toEqual([]);
    expect(await db().paymentLink.count()).toBe(before);
    expect(await db().csvUpload.count()).toBe(0);
  });

  test("a return address outside the merchant's list, and money that nobody can charge, are errors of their row", async () => {
    const where = { id: world.scope.merchantId };
    await db().merchant.update({ where, data: { returnHosts: ["altura.example"] } });
    const check = await desk.check(
      `${HEAD},return_address,connection\n${row("A", ",https://evil.example/x,")}${row("B", ",,pepay account")}`,
    );
    expect(check.problems.map(({ line, column }) => `${line} ${column}`)).toEqual([
      "2 return_address",
      "3 connection",
    ]);
  });

  test("the example file is right but for its own words", async () => {
    const check = await desk.check(exampleFile(LINKS_KIND.format));
    expect(check.problems).toEqual([]);
  });
});

describe("making", () => {
  test("right rows become published links, wrong ones are reported, and the result file says which", async () => {
    const form = {
      title: "Retainer",
      amount: "900.00",
      currency: "USD",
      maxPayments: 7,
      message: "Thank you",
    };
    await saveTemplate(world.scope, { name: "Retainer", form });
    const id = await desk.start(
      [
        "Title;Amount;Currency;Connection;Invoice number;Customer;E-mail;Uses;Expires;Template;Note",
        '"=Made; one";120000.00;COP;88pay account | GATEWAY account;M-1;Ana Ruiz;ana@example.com;3;never;;x',
        "Made two;abc;COP;;;;;;;;",
        ";;;;;;;;;retainer;",
        "Made four;40.00;;;;;;;;Retainer;",
      ].join("\r\n"),
    );
    await run(id);
    expect(await desk.look(id)).toMatchObject({ status: "done", rowCount: 4, madeCount: 3, errorCount: 1 });
    const [first] = await linksNamed("=Made");
    expect(first).toMatchObject({
      status: "published",
      maxPayments: 3,
      expiresAt: null,
      invoiceNumber: "M-1",
    });
    expect(first?.ways.map(({ connectionId }) => connectionId)).toEqual([
      world.connections["88pay"],
      world.connections.gateway,
    ]);
    expect(first?.customer?.email).toBe("ana@example.com");
    const [third] = await linksNamed("Retainer");
    expect(third).toMatchObject({ maxPayments: 7, message: "Thank you", currency: "USD" });
    expect(third?.amount?.toFixed(2)).toBe("900.00");
    const [fourth] = await linksNamed("Made four");
    expect(fourth?.amount?.toFixed(2)).toBe("40.00");

    const [head, ...rows] = await desk.result(id);
    expect(head?.slice(-2)).toEqual(["link", "error"]);
    expect(rows.map((cells) => cells.at(-1) === "")).toEqual([true, false, true, true]);
    expect(rows[0]?.[0]).toBe("'=Made; one");
    expect(rows[0]?.at(-2)).toContain(`/pay/${first?.slug}`);
    expect(rows[1]?.at(-1)).toContain("amount: ");
    const again = await desk.check(
      (await desk.result(id)).map((cells) => cells.map(quoted).join(",")).join("\n"),
    );
    expect(again.problems.filter(({ column }) => column === "link").map(({ line }) => line)).toEqual([
      2, 4, 5,
    ]);
  });

  test("a number that is taken after the check is an error of its row", async () => {
    const id = await desk.start(`${HEAD},reference\n${row("Late A", ",L-1")}${row("Late B", ",L-2")}`);
    await createPaymentLink(world.scope, world.form({ invoiceNumber: "L-1" }));
    await run(id);
    expect(await desk.look(id)).toMatchObject({ status: "done", madeCount: 1, errorCount: 1 });
    expect((await desk.look(id)).problems).toEqual([
      { line: 2, words: expect.stringContaining("reference: ") },
    ]);
  });

  test("the same key begins a file once, another file under it is refused, and a second has to wait", async () => {
    const key = randomUUID();
    const file = `${HEAD}\n${row("Key")}`;
    const id = await desk.start(file, key);
    expect(await desk.start(file, key)).toBe(id);
    await expect(desk.start(`${HEAD}\n${row("Other")}`, key)).rejects.toMatchObject({ code: "conflict" });
    await expect(desk.start(file)).rejects.toMatchObject({ code: "conflict" });
    await run(id);
    expect(await linksNamed("Key")).toHaveLength(1);
    await expect(desk.start(`${HEAD}\n,1,COP\n`)).rejects.toMatchObject({
      fields: { file: expect.any(String) },
    });
  });

  test("two runs at once, and one after the end, make each row once", async () => {
    const id = await desk.start(
      `${HEAD}\n${Array.from({ length: 12 }, (_, n) => row(`Twin ${n}`)).join("")}`,
    );
    await Promise.all([run(id), run(id), run(id)]);
    // Whoever lost a row left the rest to the queue's next try.
    await run(id);
    await run(id);
    expect(await linksNamed("Twin")).toHaveLength(12);
    expect(await desk.look(id)).toMatchObject({ status: "done", madeCount: 12 });
  });

  test("what is cancelled stops, and what was made stays", async () => {
    const id = await desk.start(
      `${HEAD}\n${Array.from({ length: 60 }, (_, n) => row(`Stop ${n}`)).join("")}`,
    );
    const running = run(id);
    await until("some are made", async () => (await linksNamed("Stop")).length > 2, 10_000);
    await cancelUpload(world.scope, LINKS_KIND, { uploadId: id });
    await running;
    const made = (await linksNamed("Stop")).length;
    expect(made).toBeLessThan(60);
    expect(await desk.look(id)).toMatchObject({ status: "cancelled", madeCount: made });
    await run(id);
    expect(await linksNamed("Stop")).toHaveLength(made);
    await expect(cancelUpload(world.scope, LINKS_KIND, { uploadId: id })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("a worker that is killed in between leaves the rest to the next: each row is made once", async () => {
    const rows = 250;
    const victim = startWorker(env().DATABASE_URL);
    workers.push(victim);
    await until("the worker is there", async () => (await count("worker_beats")) > 0, 60_000);
    const id = await desk.start(
      `${HEAD}\n${Array.from({ length: rows }, (_, n) => row(`Kill ${n}`)).join("")}`,
    );
    await until("some are made", async () => (await linksNamed("Kill")).length > 5, 60_000);
    await kill(victim);
    expect((await linksNamed("Kill")).length).toBeLessThan(rows);
    workers.push(startWorker(env().DATABASE_URL));
    await until("all are made", async () => (await desk.look(id)).status === "done", 120_000);
    const titles = (await linksNamed("Kill")).map(({ title }) => title);
    expect(titles).toHaveLength(rows);
    expect(new Set(titles).size).toBe(rows);
    const ids = (await db().csvUploadRow.findMany({ where: { uploadId: id } })).map(
      ({ resultId }) => resultId,
    );
    expect(new Set(ids).size).toBe(rows);
  }, 270_000);
});

test("a file of another merchant, or of the other mode, is not found", async () => {
  const id = await desk.start(`${HEAD}\n${row("Mine")}`);
  await run(id);
  for (const scope of [systemScope(newId("merchant"), "test"), systemScope(world.scope.merchantId, "live")]) {
    const other = fileDesk(scope, LINKS_KIND);
    await expect(other.look(id)).rejects.toThrow("not there");
    await expect(other.result(id)).rejects.toMatchObject({ code: "not_found" });
    await expect(cancelUpload(scope, LINKS_KIND, { uploadId: id })).rejects.toMatchObject({
      code: "not_found",
    });
    await runUpload(scope, { uploadId: id, attempt: 1 });
  }
  expect(await linksNamed("Mine")).toHaveLength(1);
});

test("rows are kept for thirty days after the end, and what they became for ever", async () => {
  const id = await desk.start(`${HEAD}\n${row("Old")}`);
  await run(id);
  await removeOldUploads(new Date(Date.now() + 29 * 86_400_000));
  expect((await desk.look(id)).status).toBe("done");
  await removeOldUploads(new Date(Date.now() + 31 * 86_400_000));
  await expect(desk.look(id)).rejects.toThrow("not there");
  expect(await db().csvUploadRow.count({ where: { uploadId: id } })).toBe(0);
  expect(await linksNamed("Old")).toHaveLength(1);
});

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
