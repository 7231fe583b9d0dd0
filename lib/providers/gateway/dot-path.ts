const SEGMENT = /^[A-Za-z0-9_$@-]{1,60}$/;
const RESERVED: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Whether `text` names a place in JSON: "data.object.id", "items.0.id"; `.` is the whole of it. */
export function isDotPath(text: string): boolean {
  if (text === ".") return true;
  return text.split(".").every((segment) => SEGMENT.test(segment) && !RESERVED.has(segment));
}

/** What stands at the first of the alternatives ("a.b | c") that holds anything. */
export function readAt(value: unknown, paths: string): unknown {
  for (const path of paths.split("|")) {
    const found = readOne(value, path.trim());
    if (found !== undefined && found !== null && found !== "") return found;
  }
  return undefined;
}

function readOne(value: unknown, path: string): unknown {
  if (path === "") return undefined;
  if (path === ".") return value;
  let current = value;
  for (const segment of path.split(".")) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, segment)) return undefined;
    current = Object.entries(current).find(([name]) => name === segment)?.[1];
  }
  return current;
}

/** A body with each value at its path; a value without a path, or that is undefined, is left out. */
export function buildAt(values: readonly (readonly [path: string, value: unknown])[]): unknown {
  const body = new Map<string, unknown>();
  for (const [path, value] of values)
    if (path !== "" && value !== undefined) put(body, path.split("."), value);
  return toObject(body);
}

function put(body: Map<string, unknown>, [first = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    body.set(first, value);
    return;
  }
  const inner = body.get(first);
  const next = inner instanceof Map ? inner : new Map<string, unknown>();
  body.set(first, next);
  put(next, rest, value);
}

function toObject(value: unknown): unknown {
  if (!(value instanceof Map)) return value;
  return Object.fromEntries([...value].map(([name, item]) => [name, toObject(item)]));
}
