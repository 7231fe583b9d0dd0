import PostalMime, { type Attachment } from "postal-mime";
import { oneLine } from "./one-line.ts";

/** What a mail server says of a letter that it took and could not deliver (RFC 3464). */
export interface ReturnedLetter {
  /** Of our letter, with its angle brackets. */
  readonly messageId: string;
  /** The server's own words, on one line. */
  readonly said: string;
}

/**
 * Reads a letter that came back. Null for anything but a final "not delivered" of a letter that it names: delays, read
 * receipts, and answers of people on holiday say nothing of an address.
 */
export async function readReturnedLetter(raw: Uint8Array): Promise<ReturnedLetter | null> {
  const { attachments, inReplyTo, references } = await PostalMime.parse(raw, {
    forceRfc822Attachments: true,
  });
  const status = attachments.find(({ mimeType }) => mimeType === "message/delivery-status");
  if (!status) return null;
  const failed = groupsOf(textOf(status)).find((group) => group.get("action")?.toLowerCase() === "failed");
  if (!failed) return null;
  const returned = attachments.find(({ mimeType }) => RETURNED.has(mimeType));
  const own = returned && groupsOf(textOf(returned))[0]?.get("message-id");
  const messageId = MESSAGE_ID.exec(own ?? inReplyTo ?? references ?? "")?.[0];
  if (messageId === undefined) return null;
  const diagnostic = failed.get("diagnostic-code")?.replace(/^[\w.-]+;\s*/, "");
  return { messageId, said: oneLine(diagnostic || `Status ${failed.get("status") ?? "5.0.0"}`) };
}

const RETURNED = new Set(["message/rfc822", "text/rfc822-headers", "message/rfc822-headers"]);
const MESSAGE_ID = /<[^<>\s]{3,250}>/;

function textOf({ content }: Attachment): string {
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}

/** Groups of header lines, as blank lines part them; a line that begins with a space goes on with the one before. */
function groupsOf(text: string): Map<string, string>[] {
  const groups = text
    .replace(/\r\n?/g, "\n")
    .replace(/\n[ \t]+/g, " ")
    .split(/\n{2,}/);
  return groups.map((group) => {
    const fields = new Map<string, string>();
    for (const line of group.split("\n")) {
      const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) fields.set(name.toLowerCase(), value.trim());
    }
    return fields;
  });
}
