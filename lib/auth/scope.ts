import type { ApiKeyId, ConnectionId, MemberId, MerchantId, UserId } from "../ids.ts";
import type { Mode } from "../mode.ts";
import type { HeldRole, Permission } from "./permissions.ts";

declare const scopeBrand: unique symbol;

export interface MemberActor {
  readonly type: "member";
  readonly memberId: MemberId;
  readonly userId: UserId;
  readonly name: string;
  /** As it was when they were let in. */
  readonly role: HeldRole;
}

/** One of the merchant's own systems. It may what its key was given, whatever became of the person who made the key. */
export interface KeyActor {
  readonly type: "api_key";
  readonly keyId: ApiKeyId;
  readonly name: string;
  readonly permissions: readonly Permission[];
  /** Who answers for what it asks: the same person is never the second one who approves it. */
  readonly madeBy: UserId;
}

/** `system` is Paydeck itself (worker, inbox); `payer` is somebody on a public page. */
export type Actor = MemberActor | KeyActor | { readonly type: "system" } | { readonly type: "payer" };

/** The connections that somebody sees, with all that came through them; null: all, and those to come. */
export type ConnectionLimit = readonly ConnectionId[] | null;

/**
 * Proof that somebody was allowed to look at or change one merchant's data in one mode. Every query takes one first and
 * puts its merchant in the `where`. Made by `authorize` for members, by `authenticateKey` for keys, and by the functions
 * below for the rest.
 */
export interface Scope {
  readonly [scopeBrand]: true;
  readonly merchantId: MerchantId;
  readonly mode: Mode;
  readonly actor: Actor;
  readonly connectionIds: ConnectionLimit;
}

/** After `authorize` has checked session, membership and permission. */
export function memberScope(
  merchantId: MerchantId,
  mode: Mode,
  actor: MemberActor,
  _proof: Permission,
  connectionIds: ConnectionLimit,
): Scope {
  return { merchantId, mode, actor, connectionIds } as Scope;
}

/** For the worker and the inbox, which act on rows whose merchant they have just read. */
export function systemScope(merchantId: MerchantId, mode: Mode): Scope {
  return { merchantId, mode, actor: { type: "system" }, connectionIds: null } as Scope;
}

/** For public pages: the holder of an unguessable slug may see what that link shows. */
export function payerScope(merchantId: MerchantId, mode: Mode): Scope {
  return { merchantId, mode, actor: { type: "payer" }, connectionIds: null } as Scope;
}

/** Whether what the scope was made for may include this too: a search shows each kind of thing only to those who may open it. */
export function may({ actor }: Scope, permission: Permission): boolean {
  if (actor.type === "member") return actor.role.permissions.includes(permission);
  if (actor.type === "api_key") return actor.permissions.includes(permission);
  return actor.type === "system";
}

/** Who did it, for timelines and the audit log. */
export function actorName(actor: Actor): string {
  if (actor.type === "member") return actor.name;
  if (actor.type === "api_key") return `Key “${actor.name}”`;
  return actor.type === "payer" ? "Payer" : "Paydeck";
}
