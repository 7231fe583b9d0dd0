import { describe, expect, it } from "vitest";
import { buildAt, readAt } from "./dot-path.ts";
import { mappingOf, parseMapping } from "./mapping.ts";
import { defaultMappingText, MAPPING_DEFAULTS } from "./mapping-defaults.ts";

const lines = (text: string) =>
  parseMapping(text).problems.map(({ line, message }) => `${line}: ${message.split(".")[0]}`);

describe("a mapping", () => {
  it("that says nothing is the usual shape, and so is the usual shape written out", () => {
    expect(mappingOf({})).toEqual({ ...MAPPING_DEFAULTS, statuses: {}, events: {}, isDefault: true });
    expect(parseMapping(defaultMappingText())).toEqual({ mapping: mappingOf({}), problems: [] });
  });

  it("replaces single lines, and leaves the others", () => {
    const { mapping, problems } = parseMapping(
      "# ours\n[payment]\nid = data.payment_id\n\n[amounts]\nunit = major\n[statuses]\nPaid Out = succeeded\n[events]\ncharge.ok = payment.succeeded",
    );
    expect(problems).toEqual([]);
    expect(mapping.payment).toEqual({ ...MAPPING_DEFAULTS.payment, id: "data.payment_id" });
    expect(mapping).toMatchObject({
      amounts: { unit: "major", written_as: "number" },
      statuses: { "paid out": "succeeded" },
      events: { "charge.ok": "payment.succeeded" },
      isDefault: false,
    });
  });

  it("takes an empty value for what the gateway does not have", () => {
    expect(parseMapping("[payment]\nnetwork =").mapping.payment.network).toBe("");
  });

  it.each<[string, string]>([
    ["id = data.id", "1: begin with a section, such as [payment]"],
    ["[payment]\nid", "2: write name = value, or [section]"],
    ["[paymnt]\nid = a\nstatus", "1: there is no section [paymnt]"],
    ["[payment]\n\nidd = a", "3: [payment] has no idd"],
    ["[payment]\nid = a..b", "2: a"],
    ["[payment]\nid = __proto__.x", "2: __proto__"],
    ["[payment]\nid =", "2: id can't be empty"],
    ["[payment]\nid = a\nid = b", "3: id is here twice"],
    ["[paths]\ncreate = v1/payments", "2: a path begins with / and has no ? and no spaces"],
    ["[paths]\nget = /v1/payments", "2: get needs {id} where the id goes"],
    ["[paths]\ncreate = /v1/{merchant}", "2: only {id} can stand in braces, once"],
    ["[amounts]\nunit = cents", "2: unit is minor or major"],
    ["[statuses]\nPAID = payed", "2: payed is no status of ours"],
    ["[events]\ncharge.ok = charge.succeeded", "2: charge"],
    ["[send]\namount = .", "2: amount needs a name of its own in the body"],
  ])("names the line of a problem in %j", (text, problem) => {
    expect(lines(text)).toEqual([problem]);
  });

  it("keeps the default where a line has a problem, and tells all problems in order", () => {
    const { mapping, problems } = parseMapping("[payment]\nstatus = a b\nid = x\n[paths]\nnothing = /");
    expect(problems.map(({ line }) => line)).toEqual([2, 5]);
    expect(mapping.payment).toMatchObject({ id: "x", status: "status" });
  });
});

describe("dot paths", () => {
  const value = { data: { object: { id: "pay_1" } }, items: [{ id: "a" }], empty: "", zero: 0 };

  it.each<[string, unknown]>([
    ["data.object.id", "pay_1"],
    ["items.0.id", "a"],
    ["empty | zero", 0],
    ["nothing | data.object.id", "pay_1"],
    ["data.nothing.id", undefined],
    ["data.constructor", undefined],
    ["", undefined],
    [".", value],
  ])("read %j", (path, expected) => {
    expect(readAt(value, path)).toEqual(expected);
  });

  it("build a body, and leave out what is not sent", () => {
    expect(
      buildAt([
        ["total.value", "1"],
        ["total.currency", "USD"],
        ["", "never"],
        ["note", undefined],
        ["id", "x"],
      ]),
    ).toEqual({ total: { value: "1", currency: "USD" }, id: "x" });
  });
});
