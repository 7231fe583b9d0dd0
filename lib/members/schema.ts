import { z } from "zod";
import { MODES } from "../mode.ts";
import { emailInput, memberInput } from "../team/schema.ts";

const roleId = z.string().min(1, "Choose a role.").max(40);

/** How an invitation reaches its person. */
export const INVITE_WAYS = ["mail", "link"] as const;

/** Null: all of them. */
const limit = z
  .array(z.string().max(40))
  .min(1, "Choose at least one connection.")
  .max(1000, "At most 1000 connections.")
  .nullable();

export const inviteInput = z.object({
  email: emailInput,
  role: roleId,
  connectionIds: limit,
  by: z.enum(INVITE_WAYS),
});
export const invitationIdInput = z.object({ invitationId: z.string().max(40) });
export const resendInvitationInput = invitationIdInput.extend({ by: z.enum(INVITE_WAYS) });
export const memberIdInput = z.object({ memberId: z.string().max(40) });
export const memberRoleInput = memberIdInput.extend({ role: roleId });
export const memberLimitInput = memberIdInput.extend({ connectionIds: limit });
export const tokenInput = z.object({ token: z.string().max(200) });
export const acceptInput = tokenInput.extend({
  name: memberInput.shape.name,
  password: memberInput.shape.password,
});

/** An invitation as whoever made it gets it back: its address is told once, and not at all when a letter brings it. */
export interface MadeInvitation {
  readonly invitationId: string;
  readonly url: string | null;
  readonly expiresAt: string;
}

const roleOf = z.object({ id: z.string(), label: z.string() });

export const memberDto = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleOf,
  connectionIds: z.array(z.string()).nullable(),
  /** Their role may be limited to some connections. */
  isLimitable: z.boolean(),
  isDisabled: z.boolean(),
  isYou: z.boolean(),
  isOwner: z.boolean(),
  hasSecondFactor: z.boolean(),
  /** Null: never signed in. */
  lastSeenAt: z.string().nullable(),
  /** Why the reader can't change this member; null: they can. */
  locked: z.string().nullable(),
});
export type MemberRow = z.infer<typeof memberDto>;

export const invitationDto = z.object({
  id: z.string(),
  email: z.string(),
  role: roleOf,
  connectionIds: z.array(z.string()).nullable(),
  invitedBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  isExpired: z.boolean(),
  /** Why the reader can't send it again or revoke it; null: they can. */
  locked: z.string().nullable(),
});
export type InvitationRow = z.infer<typeof invitationDto>;

export const teamDto = z.object({
  members: z.array(memberDto),
  /** Neither accepted nor revoked, newest first. */
  invitations: z.array(invitationDto),
  /** What a member can be; `problem`: why the reader can't give it. */
  roles: z.array(roleOf.extend({ problem: z.string().nullable(), isLimitable: z.boolean() })),
  /** Those that the reader sees, in both modes. */
  connections: z.array(z.object({ id: z.string(), name: z.string(), mode: z.enum(MODES) })),
  /** The reader is not limited to some connections. */
  seesAll: z.boolean(),
  canWrite: z.boolean(),
  /** The reader is an owner. */
  canTransfer: z.boolean(),
  isMailSetUp: z.boolean(),
});
export type Team = z.infer<typeof teamDto>;

/** What whoever holds an invitation's link may know. */
export interface OpenInvitation {
  readonly merchant: string;
  readonly role: string;
  readonly email: string;
  readonly expiresAt: string;
  readonly hasAccount: boolean;
}
