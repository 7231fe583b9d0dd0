import { createServer, type Server } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { systemScope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { unit } from "../db/unit.ts";
import { overrideEnv } from "../env.ts";
import { newId } from "../ids.ts";
import { MAIL_NOT_SET_UP } from "./mail-setup.ts";
import { PER_MINUTE } from "./place-in-line.ts";
import { queueMail } from "./queue-mail.ts";
import { resendMail } from "./resend-mail.ts";
import { MOST_TRIES } from "./retry-schedule.ts";
import { saveMailSettings } from "./save-mail-settings.ts";
import { sendMail, TARGET_GONE } from "./send-mail.ts";
import { closeSmtp } from "./smtp.ts";
import { buildersOf, letter, type MailWorld, makeMailWorld } from "./testing/mail-world.ts";

let world: MailWorld;

beforeAll(async () => {
  world = await makeMailWorld();
});
afterAll(() => world.close());

const again = "6e1f6d0c-0000-4000-8000-000000000001";

describe("a letter", () => {
  it("reaches the mail server with HTML, text, names and no header of the reader's making", async () => {
    const id = await world.queue({
      to: { name: "Ana\r\nBcc: thief@evil.test", email: "Ana@Cliente.test" },
      createdBy: null,
    });
    const file = { name: "a\r\nX-Evil: 1.pdf", type: "application/pdf", bytes: new Uint8Array([1, 2, 3]) };
    await world.send(id, { subject: "Hello\r\nBcc: thief@evil.test\r\n\r\nbody", files: [file] });
    const [caught, ...more] = await world.caught("ana@cliente.test");
    expect(more).toEqual([]);
    expect(caught?.to).toEqual(["ana@cliente.test"]);
    expect(caught?.from).toEqual({ name: "Café Altura", address: "payments@paydeck.test" });
    expect(caught?.subject).toBe("Hello Bcc: thief@evil.test body");
    expect(caught?.toNames).toEqual(["Ana Bcc: thief@evil.test"]);
    const keys = caught?.headers.map(({ key }) => key) ?? [];
    expect(keys).toContain("auto-submitted");
    expect(keys.filter((key) => key === "bcc" || key === "x-evil")).toEqual([]);
    expect(caught?.html).toContain("Thank you for the order.");
    expect(caught?.text).toContain("Open and pay:\nhttp://localhost:3000/pay/logo-1");
    expect(caught?.attachments.map(({ base64 }) => base64)).toEqual(["AQID"]);
    expect(await world.mail(id)).toMatchObject({ status: "sent", tries: 1, problem: "" });
  });

  it("is one letter under one key, and is sent once however often its job runs", async () => {
    const first = await world.queue({ onceKey: "one", to: { name: "", email: "once@cliente.test" } });
    const second = await world.queue({ onceKey: "one", to: { name: "", email: "other@cliente.test" } });
    expect(second).toBe(first);
    await world.send(first);
    expect(await world.send(first)).toBe(false);
    expect(await world.caught("once@cliente.test")).toMatchObject([{ times: 1 }]);
    expect(await world.caught("other@cliente.test")).toEqual([]);
  });

  it("that goes out again after a crash has the same Message-ID, so that mail programs show one", async () => {
    const id = await world.queue({ to: { name: "", email: "crash@cliente.test" } });
    await world.send(id);
    await db().mail.updateMany({ where: { id }, data: { status: "queued", sentAt: null } });
    await world.send(id);
    const caught = await world.caught("crash@cliente.test");
    expect(caught).toMatchObject([{ times: 2, messageId: `<${id}@paydeck.test>` }]);
  });

  it("carries the sender's name and reply address of its merchant", async () => {
    await saveMailSettings(world.scope, {
      senderName: "Altura “Ventas”, Bogotá",
      replyTo: "ventas@altura.co",
    });
    const id = await world.queue({ to: { name: "", email: "sender@cliente.test" } });
    await world.send(id);
    const [caught] = await world.caught("sender@cliente.test");
    expect(caught?.from.name).toBe("Altura “Ventas”, Bogotá");
    expect(caught?.replyTo).toEqual(["ventas@altura.co"]);
    expect(caught?.headers.map(({ key }) => key)).not.toContain("auto-submitted");
    await saveMailSettings(world.scope, { senderName: "", replyTo: "" });
  });

  it("whose target is gone is not sent, and says so", async () => {
    const id = await world.queue();
    expect(await sendMail(world.scope, { mailId: id }, buildersOf(null))).toBe(false);
    expect(await world.mail(id)).toMatchObject({ status: "failed", problem: TARGET_GONE, tries: 1 });
  });

  it("that cannot be made is tried again and ends as failed", async () => {
    const id = await world.queue();
    const broken = { ...buildersOf(letter), link: () => Promise.reject(new Error("no")) };
    await sendMail(world.scope, { mailId: id }, broken);
    expect(await world.mail(id)).toMatchObject({
      status: "queued",
      problem: "The letter could not be made.",
    });
    await db().mail.updateMany({ where: { id }, data: { tries: MOST_TRIES - 1 } });
    await sendMail(world.scope, { mailId: id }, broken);
    expect(await world.mail(id)).toMatchObject({ status: "failed", tries: MOST_TRIES });
  });
});

describe("an address that refuses", () => {
  it("bounces the letter, and takes no further one until a person says so", async () => {
    const to = { name: "Ana", email: "nobody@bounce.test" };
    const id = await world.queue({ to });
    await world.send(id);
    expect(await world.mail(id)).toMatchObject({
      status: "bounced",
      tries: 1,
      problem: expect.stringContaining("550 5.1.1"),
    });
    await expect(world.queue({ to })).rejects.toMatchObject({ fields: { toEmail: expect.any(String) } });
    const scheduled = await world.queue({ to, createdBy: null });
    expect(await world.mail(scheduled)).toMatchObject({
      status: "failed",
      problem: expect.stringContaining("refused an earlier letter"),
    });
    expect(await world.runsAt(scheduled)).toBeUndefined();
    const { mailId } = await resendMail(world.scope, { mailId: id, idempotencyKey: again });
    expect((await resendMail(world.scope, { mailId: id, idempotencyKey: again })).mailId).toBe(mailId);
    expect(await world.runsAt(mailId)).toBeDefined();
  });

  it("because it is none, is written to by nobody", async () => {
    for (const email of ["ana", "a@b.test, x@y.test", "a@b.test\r\nBcc: x@y.test"]) {
      const to = { name: "", email };
      await expect(world.queue({ to })).rejects.toMatchObject({ fields: { toEmail: expect.any(String) } });
      const scheduled = await world.queue({ to, createdBy: null });
      expect(await world.mail(scheduled)).toMatchObject({ status: "failed" });
      expect(await world.runsAt(scheduled)).toBeUndefined();
    }
  });

  it("is believed again once a letter was taken", async () => {
    const to = { name: "", email: "back@cliente.test" };
    const id = await world.queue({ to });
    await db().mail.updateMany({ where: { id }, data: { status: "bounced" } });
    const { mailId } = await resendMail(world.scope, { mailId: id, idempotencyKey: again });
    await world.send(mailId);
    const next = await world.queue({ to });
    expect(await world.mail(next)).toMatchObject({ status: "queued" });
  });

  it("for now gets the letter at a later try", async () => {
    const id = await world.queue({ to: { name: "", email: "busy@later.test" } });
    const before = Date.now();
    await world.send(id);
    expect(await world.mail(id)).toMatchObject({ status: "queued", problem: expect.stringContaining("451") });
    expect((await world.runsAt(id))?.getTime()).toBeGreaterThan(before + 4000);
    await world.send(id);
    await world.send(id);
    expect(await world.mail(id)).toMatchObject({ status: "sent", tries: 3, problem: "" });
    expect(await world.caught("busy@later.test")).toHaveLength(1);
  });
});

describe("a mail server", () => {
  const silent: Server = createServer((socket) => socket.destroy());
  afterEach(() => overrideEnv({ PAYDECK_SMTP_URL: world.sandbox.smtpUrl }));
  afterAll(() => silent.close());

  it("that hangs up is tried again until the schedule ends", async () => {
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    overrideEnv({ PAYDECK_SMTP_URL: `smtp://user:hunter2@127.0.0.1:${port}` });
    const id = await world.queue();
    await world.send(id);
    const tried = await world.mail(id);
    expect(tried).toMatchObject({ status: "queued", tries: 1 });
    expect(tried.problem).toMatch(/^The mail server could not be reached(?!.*hunter2)/);
    await db().mail.updateMany({ where: { id }, data: { tries: MOST_TRIES - 1 } });
    await world.send(id);
    expect(await world.mail(id)).toMatchObject({ status: "failed", tries: MOST_TRIES });
  });

  it("is signed in to with the words of its address, and a refused sign-in is tried again", async () => {
    const seen: string[] = [];
    const server = new SMTPServer({
      disabledCommands: ["STARTTLS"],
      allowInsecureAuth: true,
      onAuth({ username, password }, _session, done) {
        seen.push(`${username} ${password}`);
        if (password === "p@ss/word") done(null, { user: username });
        else done(new Error("No"));
      },
      onData(stream, _session, done) {
        stream.resume();
        stream.on("end", () => done());
      },
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const id = await world.queue();
    overrideEnv({ PAYDECK_SMTP_URL: `smtp://me%40shop:wrong@127.0.0.1:${port}` });
    await world.send(id);
    const refused = await world.mail(id);
    expect(refused).toMatchObject({ status: "queued", problem: expect.stringContaining("535") });
    overrideEnv({ PAYDECK_SMTP_URL: `smtp://me%40shop:p%40ss%2Fword@127.0.0.1:${port}` });
    await world.send(id);
    expect(await world.mail(id)).toMatchObject({ status: "sent", tries: 2 });
    expect(seen).toEqual(["me@shop wrong", "me@shop p@ss/word"]);
    closeSmtp();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it("that nobody has set takes no letter, and ends those that wait", async () => {
    const id = await world.queue();
    overrideEnv({ PAYDECK_SMTP_URL: "" });
    await expect(world.queue()).rejects.toThrow(MAIL_NOT_SET_UP);
    expect(await world.send(id)).toBe(false);
    expect(await world.mail(id)).toMatchObject({ status: "failed", problem: MAIL_NOT_SET_UP });
  });
});

describe("a merchant", () => {
  it("finds no letters of another, nor of the other mode", async () => {
    const id = await world.queue();
    const foreign = systemScope(newId("merchant"), "test");
    const otherMode = systemScope(world.scope.merchantId, "live");
    for (const scope of [foreign, otherMode]) {
      await expect(resendMail(scope, { mailId: id, idempotencyKey: again })).rejects.toThrow("not found");
      expect(await sendMail(scope, { mailId: id }, buildersOf(letter))).toBe(false);
    }
    expect(await world.mail(id)).toMatchObject({ status: "queued", tries: 0 });
  });

  it("who writes many letters at once has them spread over the minutes, none lost", async () => {
    await db().mail.deleteMany({});
    const ids: string[] = [];
    await unit(async (tx) => {
      for (let index = 0; index < PER_MINUTE * 2 + 5; index++) {
        const { id } = await queueMail(tx, world.scope, {
          kind: "link",
          to: { name: "", email: `burst${index}@cliente.test` },
          language: "en",
          message: "",
          targetType: "payment_link",
          targetId: newId("paymentLink"),
          createdBy: null,
          onceKey: `burst ${index}`,
        });
        ids.push(id);
      }
    });
    const [sent, waiting] = [ids.slice(0, PER_MINUTE), ids.slice(PER_MINUTE)];
    const sentAt = new Date();
    await db().mail.updateMany({ where: { id: { in: sent } }, data: { status: "sent", sentAt } });
    const before = Date.now();
    for (const id of waiting) expect(await world.send(id)).toBe(false);
    const minutes = await Promise.all(
      waiting.map(async (id) => Math.round(((await world.runsAt(id))?.getTime() ?? 0) - before) / 60_000),
    );
    expect(minutes.filter((minute) => minute < 1.9)).toHaveLength(PER_MINUTE);
    expect(minutes.filter((minute) => minute >= 1.9 && minute < 2.9)).toHaveLength(5);
    await db().mail.updateMany({ where: { id: { in: sent } }, data: { sentAt: new Date(before - 61_000) } });
    const [next = ""] = waiting;
    expect(await world.send(next)).toBe(true);
    expect(await world.mail(next)).toMatchObject({ status: "sent", tries: 1 });
  });
});
