import type { Reply, SandboxRequest } from "./http.ts";

export type Handler = (request: SandboxRequest) => Reply | Promise<Reply>;

export interface Route {
  method: string;
  segments: readonly string[];
  handle: Handler;
}

/** `path` is relative to the provider's prefix; a segment starting with `:` is a parameter. Earlier routes win. */
export function route(method: string, path: string, handle: Handler): Route {
  return { method, segments: splitPath(path), handle };
}

export interface Match {
  route: Route;
  params: Record<string, string>;
}

export function matchRoute(routes: readonly Route[], method: string, path: string): Match | undefined {
  const given = splitPath(path);
  for (const candidate of routes) {
    if (candidate.method !== method || candidate.segments.length !== given.length) continue;
    const params = matchSegments(candidate.segments, given);
    if (params) return { route: candidate, params };
  }
  return undefined;
}

function matchSegments(
  pattern: readonly string[],
  given: readonly string[],
): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = given[index] ?? "";
    if (expected.startsWith(":")) params[expected.slice(1)] = actual;
    else if (expected !== actual) return undefined;
  }
  return params;
}

function splitPath(path: string): string[] {
  return path
    .split("/")
    .filter((segment) => segment !== "")
    .map(decodeSegment);
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
