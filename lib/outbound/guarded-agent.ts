import { type LookupAddress, lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector } from "undici";
import { onePerProcess } from "../db/one-per-process.ts";
import type { Mode } from "../mode.ts";
import { isPublicAddress } from "../providers/public-address.ts";
import { OutboundError } from "./outbound-error.ts";

const CONNECT_MS = 10_000;
const KEEP_ALIVE_MS = 10_000;

/** Finds the addresses of a name, for a test that plays a hostile DNS. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

const systemResolve: Resolve = (hostname) =>
  new Promise((resolve, reject) => {
    lookup(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

/**
 * A dispatcher that connects to public machines only; in test mode to this machine as well. Three checks, because each
 * of the others can be walked around: a literal address never asks DNS, a name may stand for several addresses and for
 * others the next moment, and what counts in the end is who sits at the other side of the socket.
 */
export function createGuardedAgent(mode: Mode, resolve: Resolve = systemResolve): Agent {
  const connect = buildConnector({
    allowH2: false,
    timeout: CONNECT_MS,
    lookup: guardedLookup(mode, resolve),
  });
  return new Agent({
    keepAliveTimeout: KEEP_ALIVE_MS,
    connect: (options, callback) => {
      const host = options.hostname.replace(/^\[|\]$/g, "");
      if (isIP(host) !== 0 && !isPublicAddress(host, mode)) return callback(refused(), null);
      connect(options, (...[error, socket]) => {
        if (error !== null) return callback(error, null);
        const peer = socket.remoteAddress;
        if (peer !== undefined && isPublicAddress(peer, mode)) return callback(null, socket);
        socket.destroy();
        callback(refused(), null);
      });
    },
  });
}

/** One private answer among public ones is enough to refuse them all: nobody needs such a name, but an attacker. */
function guardedLookup(mode: Mode, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (answers) => {
        const [first] = answers;
        if (first === undefined) return callback(noAnswer(), "");
        if (answers.some(({ address }) => !isPublicAddress(address, mode))) return callback(refused(), "");
        if (options.all) return callback(null, answers);
        callback(null, first.address, first.family);
      },
      (thrown: unknown) => callback(thrown instanceof Error ? thrown : noAnswer(), ""),
    );
  };
}

function refused(): OutboundError {
  return new OutboundError("refused_address", "The address lies inside a private network.");
}

function noAnswer(): OutboundError {
  return new OutboundError("dns", "No machine answers to this name.");
}

const test = onePerProcess("guarded-agent-test", () => createGuardedAgent("test"));
const live = onePerProcess("guarded-agent-live", () => createGuardedAgent("live"));

/** The process's own, so that connections are used again. */
export function guardedAgent(mode: Mode): Agent {
  return mode === "live" ? live.get() : test.get();
}
