import { createTransport } from "nodemailer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createStore } from "#sandbox/server/store.ts";
import { type RunningSandbox, startSandbox } from "#sandbox/start.ts";
import { createMailState } from "./state.ts";

let sandbox: RunningSandbox;
let transport: ReturnType<typeof createTransport>;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0, quiet: true });
  transport = createTransport(sandbox.smtpUrl);
});
afterAll(async () => {
  transport.close();
  await sandbox.close();
});

const send = (to: string, more: Record<string, unknown> = {}) =>
  transport.sendMail({ from: "shop@paydeck.test", to, subject: "Hello <b>", text: "Words", ...more });
const get = (path: string) => fetch(`${sandbox.url}${path}`);

async function idOf(to: string): Promise<string> {
  const { letters } = await (await get(`/_control/mail?to=${to}`)).json();
  return letters[0].id;
}

describe("the mail catcher", () => {
  it("shows a letter, and its HTML walled off", async () => {
    const evil =
      '<html><head></head><body><script>alert(1)</script><a href="https://x.test">Go</a></body></html>';
    await send("ana@cliente.test", {
      html: evil,
      attachments: [{ filename: "a b.pdf", content: Buffer.from("pdf") }],
    });
    const id = await idOf("ana@cliente.test");
    expect(await (await get("/mail")).text()).toContain("Hello &lt;b&gt;");
    const page = await get(`/mail/${id}`);
    expect(page.headers.get("content-security-policy")).toContain("frame-src 'self'");
    expect(await page.text()).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    const html = await get(`/mail/${id}/html`);
    const policy = html.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("sandbox allow-popups");
    expect(policy).not.toContain("script");
    expect(await html.text()).toContain('<head><base target="_blank">');
    const file = await get(`/mail/${id}/attachments/0`);
    expect(file.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''a%20b.pdf");
    expect(await file.text()).toBe("pdf");
    for (const path of [
      `/mail/${id}/attachments/7`,
      `/mail/${id}/attachments/x`,
      "/mail/none",
      "/mail/none/html",
    ])
      expect((await get(path)).status).toBe(404);
  });

  it("refuses bounce.test for good and puts later.test off twice", async () => {
    await expect(send("nobody@bounce.test")).rejects.toMatchObject({ responseCode: 550 });
    await expect(send("busy@later.test")).rejects.toMatchObject({ responseCode: 451 });
    await expect(send("busy@later.test")).rejects.toMatchObject({ responseCode: 451 });
    await send("busy@later.test");
    expect(await idOf("busy@later.test")).toBeDefined();
  });

  it("counts a letter that comes again under its Message-ID", async () => {
    await send("twice@cliente.test", { messageId: "<same@paydeck.test>" });
    await send("twice@cliente.test", { messageId: "<same@paydeck.test>" });
    const { letters } = await (await get("/_control/mail?to=twice@cliente.test")).json();
    expect(letters).toMatchObject([{ times: 2, text: "Words\n" }]);
    await fetch(`${sandbox.url}/_control/mail/clear`, { method: "POST" });
    expect((await (await get("/_control/mail")).json()).letters).toEqual([]);
  });
});

describe("what is kept", () => {
  const keep = (count: number, bytes: number) => {
    const state = createMailState(createStore(undefined));
    for (let index = 0; index < count; index++)
      state.keep({ from: "", to: [`${index}@a.test`], messageId: "", raw: "x".repeat(bytes) });
    return state.letters();
  };

  it("is the newest hundred letters, or as many as eight megabytes hold, but always the last", () => {
    expect(keep(101, 10)).toHaveLength(100);
    expect(keep(101, 10)[0]?.to).toEqual(["100@a.test"]);
    expect(keep(5, 3 * 1024 * 1024)).toHaveLength(2);
    expect(keep(1, 9 * 1024 * 1024)).toHaveLength(1);
  });
});
