import { describe, expect, it } from "vitest";
import { createLogger } from "./logger.ts";

const card = "4242".repeat(4);

function capture(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = "";
  const destination = {
    write: (line: string) => {
      text += line;
    },
  };
  write(createLogger("trace", destination));
  return text;
}

describe("logger", () => {
  it("hides secrets by key name at any depth, in any spelling", () => {
    const text = capture((logger) =>
      logger.info({
        request: { headers: { Authorization: "leak-1", "X-Api-Key": "leak-2", "set-cookie": ["leak-3"] } },
        list: [{ deep: { webhookSecret: "leak-4", access_token: "leak-5", payer: { e_mail: "leak-6" } } }],
        kept: "visible",
      }),
    );
    expect(text).not.toContain("leak-");
    expect(text).toContain("visible");
  });

  it("masks card numbers in values, numbers, messages, arguments and errors", () => {
    const text = capture((logger) => {
      logger.info({ note: `card ${card}`, amount: Number(card) }, `message ${card}`);
      logger.info("interpolated %s %o", card, { password: "leak-7", inner: card });
      logger.error(new Error(`refused ${card}`, { cause: new Error(card) }));
    });
    expect(text).not.toContain(card);
    expect(text).not.toContain("leak-");
    expect(text.match(/\[card number\]/g)?.length).toBeGreaterThanOrEqual(7);
  });

  it("hides keys of the API wherever they turn up, whole or cut", () => {
    const key = `pd_live_${"aB3".repeat(16)}z`;
    const text = capture((logger) => {
      logger.info({ note: `it says ${key}`, list: [key] }, `message ${key}`);
      logger.warn(new Error(`refused ${key.slice(0, 30)}…`, { cause: new Error(key) }));
      logger.info({ url: new URL(`https://shop.test/hook/${key}`) });
      logger.child({ part: key }).info("%s", `Bearer ${key}`);
    });
    expect(text).not.toContain("aB3aB3");
    expect(text.match(/pd_live_\[redacted\]/g)?.length).toBeGreaterThanOrEqual(8);
  });

  it("leaves out where PostgreSQL repeats the row that it refused", () => {
    const refused = Object.assign(new Error("violates a check"), {
      ...{
        severity: "ERROR",
        code: "23514",
        detail: "Failing row contains (leak-1)",
        where: "JSON data: leak-2",
      },
    });
    const text = capture((logger) => {
      logger.error({ err: refused }, "not stored");
      logger.error(refused);
    });
    expect(text).not.toContain("leak-");
    expect(text.match(/23514/g)).toHaveLength(2);
  });

  it("redacts what a child logger carries", () => {
    const text = capture((logger) => logger.child({ token: "leak-8", part: "worker" }).info("hello"));
    expect(text).not.toContain("leak-8");
    expect(text).toContain('"part":"worker"');
  });

  it("survives circular values and writes bigints as text", () => {
    const loop: Record<string, unknown> = { minor: 12n };
    loop.self = loop;
    expect(capture((logger) => logger.info(loop))).toContain('"minor":"12"');
  });
});
