import type { Scope } from "../auth/scope.ts";
import { listNativeWays } from "./native-repository.ts";

export interface NativeLinkState {
  readonly linkId: string;
  readonly title: string;
  readonly externalId: string | null;
  readonly url: string | null;
  readonly state: string;
}

const SHOWN = 200;

/** The newest links that were given, or are to be given, a copy at one connection's provider. */
export async function listNativeLinks(scope: Scope, connectionId: string): Promise<NativeLinkState[]> {
  const ways = await listNativeWays(scope, connectionId, SHOWN);
  return ways.map(({ linkId, link, nativeExternalId, nativeUrl, nativeState }) => {
    return { linkId, title: link.title, externalId: nativeExternalId, url: nativeUrl, state: nativeState };
  });
}
