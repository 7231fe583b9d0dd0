const OUR_ID = /\b(?:txn|evt|lnk|cus|con)_[0-9A-HJKMNP-TV-Z]{26}\b/;
const PAY_PAGE = /\/pay\/([A-Za-z0-9_-]{6,})/;
const HASH_IN_ADDRESS = /\b(?:0x)?[0-9a-f]{64}\b/i;
/** Quotes, brackets and marks around what was copied out of a sentence. */
const AROUND = /^[\s"'“”‘’«»<([{]+|[\s"'“”‘’«»>)\]},.;:!?]+$/g;

/**
 * What somebody meant by what they pasted: the id in a web address (ours, a payment page, a block explorer), else the
 * text without what a sentence put around it.
 */
export function pastedText(text: string): string {
  // Characters without width come along from chats and PDFs, and no column can hold a NUL.
  const visible = text
    .replace(/\s/g, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim();
  if (/^https?:\/\//i.test(visible)) {
    const found =
      OUR_ID.exec(visible)?.[0] ?? PAY_PAGE.exec(visible)?.[1] ?? HASH_IN_ADDRESS.exec(visible)?.[0];
    if (found !== undefined) return found;
  }
  return visible.replace(AROUND, "").replace(AROUND, "").replace(/^#\s*/, "");
}
