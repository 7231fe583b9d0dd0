export type JsonTokenKind = "key" | "string" | "number" | "word" | "mark" | "space";

export interface JsonToken {
  kind: JsonTokenKind;
  text: string;
}

/** A token and where it starts in the written text. */
export interface PlacedJsonToken extends JsonToken {
  at: number;
}

const pattern = /(\s+)|("(?:\\.|[^"\\])*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)|([{}[\],:])/y;

function read(source: string): JsonToken[] | null {
  const tokens: JsonToken[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < source.length) {
    const match = pattern.exec(source);
    if (!match) return null;
    const [text, space, string, number, word] = match;
    if (space !== undefined) continue;
    if (text === ":") {
      const name = tokens.at(-1);
      if (name?.kind === "string") name.kind = "key";
    }
    const kind =
      string !== undefined
        ? "string"
        : number !== undefined
          ? "number"
          : word !== undefined
            ? "word"
            : "mark";
    tokens.push({ kind, text });
  }
  return tokens;
}

function isJson(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}

/**
 * Splits JSON text into coloured, re-indented tokens without turning numbers into floats: what a provider
 * wrote as 100.00 stays 100.00. Returns null when the text is not JSON.
 */
export function formatJsonTokens(source: string): PlacedJsonToken[] | null {
  const tokens = isJson(source) ? read(source) : null;
  if (!tokens) return null;
  const out: PlacedJsonToken[] = [];
  let at = 0;
  const put = (token: JsonToken) => {
    out.push({ ...token, at });
    at += token.text.length;
  };
  let depth = 0;
  const newLine = () => put({ kind: "space", text: `\n${"  ".repeat(depth)}` });
  tokens.forEach((token, index) => {
    const opens = token.text === "{" || token.text === "[";
    const closes = token.text === "}" || token.text === "]";
    const before = tokens[index - 1]?.text;
    if (closes && token.kind === "mark") {
      depth -= 1;
      if (before !== "{" && before !== "[") newLine();
    }
    put(token);
    if (token.kind !== "mark") return;
    const next = tokens[index + 1]?.text;
    if (opens) {
      depth += 1;
      if (next !== "}" && next !== "]") newLine();
    } else if (token.text === ",") newLine();
    else if (token.text === ":") put({ kind: "space", text: " " });
  });
  return out;
}
