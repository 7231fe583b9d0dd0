import { describe, expect, it } from "vitest";
import { callsQuery } from "./calls-url.ts";

describe("the address of the call log", () => {
  it("carries every filter, and the opened call", () => {
    expect(callsQuery({})).toBe("");
    expect(callsQuery({ outcome: "failed", q: "/orders", after: "x.cal_1" }, {}, "cal_2")).toBe(
      "?q=%2Forders&outcome=failed&after=x.cal_1&call=cal_2",
    );
  });

  it("goes back to the first page when a filter changes", () => {
    expect(callsQuery({ method: "GET", after: "x.cal_1" }, { status: "5xx" })).toBe("?status=5xx&method=GET");
    expect(callsQuery({ method: "GET" }, { method: null })).toBe("");
  });
});
