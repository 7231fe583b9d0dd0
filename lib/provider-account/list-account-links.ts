import type { Scope } from "../auth/scope.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { listNativeLinks } from "../payment-links/list-native-links.ts";
import type { AccountLinks } from "./schema.ts";

/** Our links that have a copy at the provider, and where each copy stands by our records. */
export async function listAccountLinks(
  scope: Scope,
  { connectionId }: { readonly connectionId: string },
): Promise<AccountLinks> {
  const { id, mode } = await loadConnection(scope, connectionId);
  return { items: await listNativeLinks({ ...scope, mode }, id) };
}
