import { createHash } from "node:crypto";

/** A statement that each connection parses and plans once, whatever values it is run with. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** Named by its text, so that one name never means two statements. */
export function statement(text: string): Statement {
  return { name: `paydeck_${createHash("sha1").update(text).digest("hex").slice(0, 16)}`, text };
}
