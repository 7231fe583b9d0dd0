import { type LookupAddress, lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import type { Mode } from "../mode.ts";
import { isPublicAddress } from "./public-address.ts";

/** Finds the addresses of a name, for a test that plays a hostile DNS. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

const systemResolve: Resolve = (hostname) =>
  new Promise((resolve, reject) => {
    lookup(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

/** One private answer among public ones is enough to refuse them all: nobody needs such a name, but an attacker. */
export function guardedLookup(mode: Mode, resolve: Resolve = systemResolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (answers) => {
        const [first] = answers;
        if (first === undefined) return callback(noAnswer(), "");
        if (answers.some(({ address }) => !isPublicAddress(address, mode)))
          return callback(refusedAddress(), "");
        if (options.all) return callback(null, answers);
        callback(null, first.address, first.family);
      },
      (thrown: unknown) => callback(thrown instanceof Error ? thrown : noAnswer(), ""),
    );
  };
}

export function refusedAddress(): Error {
  return withCode("refused_address", "The address lies inside a private network.");
}

function noAnswer(): Error {
  return withCode("ENOTFOUND", "No machine answers to this name.");
}

function withCode(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
