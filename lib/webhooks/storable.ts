import { hash } from "node:crypto";

/** PostgreSQL's text holds no NUL, and an index entry no more than some 2,700 bytes. */
const LONGEST_ID = 400;
const LONGEST_TYPE = 200;

/** A provider's event id as the inbox can hold it: an odd one by its hash, which is as unique, so that it is not lost. */
export function storableId(id: string): string {
  return id.length > LONGEST_ID || id.includes("\0") ? `sha256:${hash("sha256", id, "hex")}` : id;
}

/** Only for people and filters; translation reads the body. */
export function storableType(type: string): string {
  return (type.includes("\0") ? type.replaceAll("\0", "") : type).slice(0, LONGEST_TYPE);
}
