import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { overrideEnv } from "../env.ts";
import { noteReturnedLetter } from "./note-returned-letter.ts";
import { type MailWorld, makeMailWorld } from "./testing/mail-world.ts";
import { returnedLetter } from "./testing/returned-letters.ts";

let world: MailWorld;

beforeAll(async () => {
  world = await makeMailWorld();
});
afterAll(() => world.close());

async function sent(to: string) {
  const id = await world.queue({ to: { name: "", email: to } });
  await world.send(id);
  const { messageId } = await world.mail(id);
  return { id, messageId: messageId ?? "" };
}

describe("a letter that comes back", () => {
  it.each([
    ["postfix", "550 5.1.1 The account that you tried to reach does not exist"],
    ["exim", "Status 5.0.0"],
    ["answering", "550-5.1.1 The email account that you tried to reach does not exist."],
  ] as const)("as %s sends it is noted once, with the server's words", async (form, said) => {
    const { id, messageId } = await sent(`${form}@cliente.test`);
    expect(await noteReturnedLetter(returnedLetter(form, messageId))).toBe(`Noted: ${id} bounced.`);
    const noted = await world.mail(id);
    expect(noted).toMatchObject({
      status: "bounced",
      problem: `It came back later. The mail server said: ${said}`,
    });
    expect(await noteReturnedLetter(returnedLetter(form, messageId))).toContain("does not stand as sent");
    expect(await world.mail(id)).toEqual(noted);
  });

  it("makes its address one that refuses: the next letter to it is refused by field", async () => {
    const { messageId } = await sent("gone@cliente.test");
    await noteReturnedLetter(returnedLetter("postfix", messageId));
    const again = world.queue({ to: { name: "", email: "gone@cliente.test" } });
    await expect(again).rejects.toMatchObject({ fields: { toEmail: expect.any(String) } });
  });

  it.each([
    ["a delay", "postfix", { action: "delayed" }],
    ["somebody's holiday", "holiday", {}],
    ["a read receipt", "receipt", {}],
  ] as const)("but %s says nothing of the address", async (_, form, more) => {
    const { id, messageId } = await sent(`${form}-fine@cliente.test`);
    expect(await noteReturnedLetter(returnedLetter(form, messageId, more))).toContain("Nothing noted");
    expect((await world.mail(id)).status).toBe("sent");
  });

  it("is nothing to us when it is not ours, not a letter, or empty", async () => {
    expect(await noteReturnedLetter(returnedLetter("postfix", "<x@elsewhere.test>"))).toContain(
      "none of ours",
    );
    for (const raw of ["", "\u0000\u0001", "Content-Type: multipart/report; boundary=x\r\n\r\n--x"])
      expect(await noteReturnedLetter(Buffer.from(raw))).toContain("Nothing noted");
  });
});

it("letters go out with the address in the envelope that they are to come back to", async () => {
  overrideEnv({ PAYDECK_MAIL_BOUNCES: "bounces@paydeck.test" });
  const { id } = await sent("envelope@cliente.test");
  expect((await world.mail(id)).status).toBe("sent");
  const [caught] = await world.caught("envelope@cliente.test");
  expect(caught?.from.address).toBe("payments@paydeck.test");
  expect(caught?.envelopeFrom).toBe("bounces@paydeck.test");
});
