import { isIP } from "node:net";
import { Agent, buildConnector } from "undici";
import { onePerProcess } from "../db/one-per-process.ts";
import type { Mode } from "../mode.ts";
import type { ClientTls } from "../providers/contract.ts";
import { guardedLookup, type Resolve, refusedAddress } from "../providers/guarded-lookup.ts";
import { isPublicAddress } from "../providers/public-address.ts";

const CONNECT_MS = 10_000;
const KEEP_ALIVE_MS = 10_000;

export interface GuardedAgentOptions {
  readonly resolve?: Resolve;
  /** A client certificate to show, and the authority to trust instead of the system's. */
  readonly tls?: ClientTls;
  readonly keepAliveMs?: number;
  /** Most connections to one host; as many as asked for when absent. */
  readonly connections?: number;
}

/**
 * A dispatcher that connects to public machines only; in test mode to this machine as well. Three checks, because each
 * of the others can be walked around: a literal address never asks DNS, a name may stand for several addresses and for
 * others the next moment, and what counts in the end is who sits at the other side of the socket.
 */
export function createGuardedAgent(mode: Mode, options: GuardedAgentOptions = {}): Agent {
  const { resolve, tls, keepAliveMs = KEEP_ALIVE_MS, connections } = options;
  const connect = buildConnector({
    allowH2: false,
    timeout: CONNECT_MS,
    lookup: guardedLookup(mode, resolve),
    ...(tls && { cert: tls.certificate, key: tls.privateKey, minVersion: "TLSv1.2" }),
    ...(tls?.authority && { ca: tls.authority }),
  });
  return new Agent({
    keepAliveTimeout: keepAliveMs,
    ...(connections !== undefined && { connections }),
    connect: (target, callback) => {
      const host = target.hostname.replace(/^\[|\]$/g, "");
      if (isIP(host) !== 0 && !isPublicAddress(host, mode)) return callback(refusedAddress(), null);
      connect(target, (...[error, socket]) => {
        if (error !== null) return callback(error, null);
        const peer = socket.remoteAddress;
        if (peer !== undefined && isPublicAddress(peer, mode)) return callback(null, socket);
        socket.destroy();
        callback(refusedAddress(), null);
      });
    },
  });
}

const test = onePerProcess("guarded-agent-test", () => createGuardedAgent("test"));
const live = onePerProcess("guarded-agent-live", () => createGuardedAgent("live"));

/** The process's own, so that connections are used again. */
export function guardedAgent(mode: Mode): Agent {
  return mode === "live" ? live.get() : test.get();
}
