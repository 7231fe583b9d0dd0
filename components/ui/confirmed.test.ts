import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import type { ActionResult } from "#lib/action-result.ts";
import { askWith, confirmed } from "./confirmed.ts";

const refused = (code: "step_up_required" | "conflict"): ActionResult<never> => ({
  ok: false,
  error: { code, message: "No.", fields: {}, errorId: "1" },
});
const done: ActionResult<string> = { ok: true, value: "done" };

describe("what may ask for a recent factor", () => {
  it("is sent again, once the reader has confirmed, with what was sent before", async () => {
    const send = vi.fn<() => Promise<ActionResult<string>>>();
    send.mockResolvedValueOnce(refused("step_up_required")).mockResolvedValueOnce(done);
    const forget = askWith(async () => true);
    expect(await confirmed(send)).toEqual(done);
    expect(send).toHaveBeenCalledTimes(2);
    forget();
  });

  it("stays refused where the reader would rather not, or nothing asks them", async () => {
    const send = vi.fn(async () => refused("step_up_required"));
    const forget = askWith(async () => false);
    expect(await confirmed(send)).toMatchObject({ ok: false });
    forget();
    expect(await confirmed(send)).toMatchObject({ ok: false });
    expect(send).toHaveBeenCalledTimes(2);
  });

  it("asks nothing for any other refusal", async () => {
    const ask = vi.fn(async () => true);
    const forget = askWith(ask);
    expect(await confirmed(async () => refused("conflict"))).toMatchObject({ error: { code: "conflict" } });
    expect(ask).not.toHaveBeenCalled();
    forget();
  });
});

/** What runs every action that it is given through `confirmed`. */
const THROUGH =
  /\bconfirmed\(|<ActDialog|<StepDialog|useConnectionAction|useConnectionForm|useEndpointAction/;

it("every component that runs an action which asks for a recent factor sends it through here", () => {
  const files = (folder: string, name: RegExp) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => name.test(file))
      .map((file) => ({ file, text: readFileSync(`${folder}/${file}`, "utf8") }));
  const asking = files("lib", /actions\.ts$/).flatMap(({ text }) =>
    [...text.matchAll(/export const (\w+) = define\w*Action\(\{[^}]*?stepUp: true/g)].map(
      ([, name = ""]) => name,
    ),
  );
  expect(asking).toEqual(expect.arrayContaining(["createRefund", "createPayout", "rotateCredentials"]));
  const used = new RegExp(
    `import \\{[^}]*\\b(${asking.join("|")})\\b[^}]*\\} from "#lib/[\\w/-]+/actions\\.ts"`,
  );
  const bare = files("components", /(?<!\.test)\.tsx?$/).filter(
    ({ text }) => used.test(text) && !THROUGH.test(text),
  );
  expect(bare.map(({ file }) => file)).toEqual([]);
});
