/** What may have happened to a body on its way; each undoes it. */
interface BodyForm {
  /** Ends "It matches …": "with the line break at the end taken away". */
  readonly name: string;
  /** What most likely did it, for people. */
  readonly cause: string;
  /** Null where the form is no other, or does not apply. */
  make(body: Buffer): Buffer | null;
}

const PROXY = "Something between the provider and Paydeck changes the body, a proxy or a firewall.";
const REWRITTEN =
  "Something between the provider and Paydeck reads the JSON and writes it anew, or the provider signs another writing of it than it sends.";

const FORMS: readonly BodyForm[] = [
  {
    name: "without the line break at its end",
    cause: PROXY,
    make: (body) => text(body, (it) => it.replace(/[\r\n]+$/, "")),
  },
  {
    name: "with a line break at its end",
    cause: PROXY,
    make: (body) => Buffer.concat([body, Buffer.from("\n")]),
  },
  {
    name: "without the spaces around it",
    cause: PROXY,
    make: (body) => text(body, (it) => it.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "")),
  },
  {
    name: "with line breaks of one character",
    cause: PROXY,
    make: (body) => text(body, (it) => it.replaceAll("\r\n", "\n")),
  },
  {
    name: "with line breaks of two characters",
    cause: PROXY,
    make: (body) => text(body, (it) => it.replace(/\r?\n/g, "\r\n")),
  },
  {
    name: "without the byte order mark",
    cause: PROXY,
    make: (body) => (hasMark(body) ? body.subarray(3) : null),
  },
  {
    name: "with a byte order mark",
    cause: PROXY,
    make: (body) => (hasMark(body) ? null : Buffer.concat([MARK, body])),
  },
  {
    name: "as JSON without spaces",
    cause: REWRITTEN,
    make: (body) => json(body, (it) => JSON.stringify(it)),
  },
  {
    name: "as JSON with spaces after commas and colons",
    cause: REWRITTEN,
    make: (body) => json(body, spaced),
  },
  {
    name: "as JSON in lines",
    cause: REWRITTEN,
    make: (body) => json(body, (it) => JSON.stringify(it, null, 2)),
  },
  {
    name: "as JSON with other letters escaped",
    cause: REWRITTEN,
    make: (body) => json(body, (it) => escaped(JSON.stringify(it))),
  },
  {
    name: "as JSON with slashes escaped",
    cause: REWRITTEN,
    make: (body) => json(body, (it) => escaped(JSON.stringify(it).replaceAll("/", "\\/"))),
  },
  { name: "with the URL encoding undone", cause: PROXY, make: (body) => text(body, decoded) },
  {
    name: "as the text that its characters were meant to be",
    cause: "Something between the provider and Paydeck takes UTF-8 for Latin-1.",
    make: (body) => text(body, unmixed),
  },
];

export interface TriedBody {
  readonly name: string;
  readonly cause: string;
  readonly body: Buffer;
}

/** Other bodies that the one that came may have been, each once. */
export function otherBodies(came: Uint8Array): TriedBody[] {
  const body = Buffer.from(came);
  const seen = new Set([body.toString("latin1")]);
  return FORMS.flatMap(({ name, cause, make }) => {
    const other = make(body);
    const key = other?.toString("latin1");
    if (!other || key === undefined || seen.has(key)) return [];
    seen.add(key);
    return [{ name, cause, body: other }];
  });
}

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

function hasMark(body: Buffer): boolean {
  return body.subarray(0, 3).equals(MARK);
}

function text(body: Buffer, change: (text: string) => string | null): Buffer | null {
  // Not the decoder, which swallows a byte order mark.
  const before = body.toString("utf8");
  if (!Buffer.from(before, "utf8").equals(body)) return null;
  const after = change(before);
  return after === null || after === before ? null : Buffer.from(after, "utf8");
}

function json(body: Buffer, write: (value: unknown) => string): Buffer | null {
  try {
    return Buffer.from(write(JSON.parse(body.toString("utf8"))), "utf8");
  } catch {
    return null;
  }
}

/** As Python's `json.dumps` writes it. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (typeof value !== "object" || value === null) return escaped(JSON.stringify(value));
  const members = Object.entries(value).map(
    ([name, it]) => `${escaped(JSON.stringify(name))}: ${spaced(it)}`,
  );
  return `{${members.join(", ")}}`;
}

function escaped(written: string): string {
  return written.replace(
    /[^\x20-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function decoded(it: string): string | null {
  const bare = it.replace(/^[a-z_]{1,20}=/i, "").replaceAll("+", " ");
  try {
    return decodeURIComponent(bare);
  } catch {
    return null;
  }
}

/** "Ã©" back to "é": every character was one byte of it. */
function unmixed(it: string): string | null {
  if (/[^\0-\xff]/.test(it) || !/[\x80-\xff]/.test(it)) return null;
  const bytes = Buffer.from(it, "latin1");
  const once = bytes.toString("utf8");
  return Buffer.from(once, "utf8").equals(bytes) ? once : null;
}
