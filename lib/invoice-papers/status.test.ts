import { describe, expect, it } from "vitest";
import { paperState } from "./status.ts";
import { aDocument } from "./testing/a-document.ts";

const euro = (amount: string) => ({ amount, currency: "EUR" });
const open = { isVoid: false, today: "2026-12-04" };

describe("paperState", () => {
  it("is overdue from the day after the due date on, where days are told", () => {
    expect(paperState(aDocument(), open)).toBe("open");
    expect(paperState(aDocument(), { ...open, today: "2026-12-05" })).toBe("overdue");
    expect(paperState(aDocument(), { ...open, today: null })).toBe("open");
  });

  it("tells paid from credited, and void and draft from all else", () => {
    const settled = { due: euro("0.00"), payUrl: null };
    expect(paperState(aDocument({ ...settled, paid: euro("2380.00") }), open)).toBe("paid");
    const credited = aDocument({ ...settled, paid: euro("0.00"), credited: euro("2380.00") });
    expect(paperState(credited, open)).toBe("credited");
    expect(paperState(aDocument({ number: null }), open)).toBe("draft");
    expect(paperState(aDocument(), { ...open, isVoid: true })).toBe("void");
  });
});
