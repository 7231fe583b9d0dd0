import type { ConnectionLimit } from "../auth/scope.ts";
import { findConnectionLimit } from "./team-repository.ts";

/** The connections that a person sees in a merchant, whether or not they may still sign in; none, of whoever never belonged to it. */
export async function getConnectionLimit(merchantId: string, userId: string): Promise<ConnectionLimit> {
  return findConnectionLimit(merchantId, userId);
}
