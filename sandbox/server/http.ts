import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

export interface SandboxRequest {
  method: string;
  path: string;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  raw: Buffer;
}

/** How the bytes of an answer come to grief. */
export type Accident =
  /** The connection is reset before a byte of it. */
  | { type: "reset" }
  /** The connection closes halfway through the body. */
  | { type: "hang_up" }
  /** The body trickles. */
  | { type: "slow"; overMs: number };

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
  accident?: Accident;
}

/** Thrown by a handler to end its request early with a prepared answer. */
export class ReplyError extends Error {
  readonly reply: Reply;
  constructor(reply: Reply) {
    super(`answered ${reply.status}`);
    this.reply = reply;
  }
}

const numberMark = randomUUID();
const markedNumber = new RegExp(`"${numberMark}:(-?\\d+(?:\\.\\d+)?)"`, "g");

/** Puts a decimal into a JSON answer as a bare number with exactly these digits, without passing through a float. */
export function exactNumber(decimal: string): string {
  return `${numberMark}:${decimal}`;
}

export function toJson(body: unknown): string {
  return JSON.stringify(body).replace(markedNumber, "$1");
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: toJson(body),
  };
}

export function seeOther(location: string): Reply {
  return { status: 303, headers: { location }, body: "" };
}

export function param(request: SandboxRequest, name: string): string {
  return request.params[name] ?? "";
}

export function headerOf(request: SandboxRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export function bearerOf(request: SandboxRequest): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(headerOf(request, "authorization") ?? "")?.[1];
}

export function formOf(request: SandboxRequest): URLSearchParams {
  return new URLSearchParams(request.raw.toString("utf8"));
}

/** The JSON body, or `undefined` when the bytes are not JSON. An empty body counts as an empty object. */
export function bodyOf(request: SandboxRequest): unknown {
  if (request.raw.length === 0) return {};
  try {
    return JSON.parse(request.raw.toString("utf8"));
  } catch {
    return undefined;
  }
}
