import { describe, expect, it } from "vitest";
import { maskEmail } from "./mask-email.ts";

describe("maskEmail", () => {
  it("keeps the first letters and the ending", () => {
    expect(maskEmail("ana@taller.mx")).toBe("a••@t•••••.mx");
  });

  it("hides how long a long name is", () => {
    expect(maskEmail("distribuidora.del.sol@correo.com.co")).toBe("d•••••••@c•••••••.co");
  });

  it("never shows a one-letter name as it is", () => {
    expect(maskEmail("a@b.co")).toBe("a•@b•.co");
  });

  it("masks what is no address", () => {
    expect(maskEmail("ana")).toBe("a••");
    expect(maskEmail("ana@localhost")).toBe("a••@l•••••••");
  });
});
