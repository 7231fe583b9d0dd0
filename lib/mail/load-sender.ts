import type { Scope } from "../auth/scope.ts";
import { findMerchantName, findSettings } from "./repository.ts";

export interface Sender {
  readonly name: string;
  readonly replyTo: string | null;
}

/** Who a merchant's letters come from, as mail programs show it; the address is the installation's. */
export async function loadSender(scope: Scope): Promise<Sender> {
  const [settings, merchantName] = await Promise.all([findSettings(scope), findMerchantName(scope)]);
  return { name: settings?.senderName || merchantName, replyTo: settings?.replyTo ?? null };
}
