import { randomUUID } from "node:crypto";
import { builtInRole, isRole, type Permission } from "../../auth/permissions.ts";
import { memberScope, type Scope } from "../../auth/scope.ts";
import { db } from "../../db/client.ts";
import type { MemberId, MerchantId, SessionId, UserId } from "../../ids.ts";
import { createMember } from "../../team/create-member.ts";
import { createMerchant } from "../../team/create-merchant.ts";
import { createSession } from "../../team/create-session.ts";
import { findLiveSession } from "../../team/find-live-session.ts";

export interface TeamPerson {
  readonly id: MemberId;
  readonly userId: UserId;
  readonly email: string;
  readonly session: SessionId;
  /** As their session was let in. */
  readonly scope: Scope;
}

export interface TeamWorld {
  readonly merchantId: MerchantId;
  readonly slug: string;
  /** A member of this built-in role, signed in. */
  join(role: string, name?: string): Promise<TeamPerson>;
  /** What the database says of a member. */
  row(person: TeamPerson): Promise<{ role: string; isDisabled: boolean; isRemoved: boolean }>;
  isSignedIn(person: TeamPerson): Promise<boolean>;
  /** The audit log's entries of one action, oldest first. */
  audits(action: string): Promise<{ actor: string; targetId: string; detail: unknown }[]>;
}

const PLACE = { city: "Bogotá", country: "CO", timeZone: "America/Bogota", baseCurrency: "COP" };

export async function makeTeamWorld(name = `Team ${randomUUID().slice(0, 8)}`): Promise<TeamWorld> {
  const { id: merchantId, slug } = await createMerchant({ ...PLACE, name });
  return {
    merchantId,
    slug,
    async join(role, personName = role) {
      if (!isRole(role)) throw new Error(`${role} is no built-in role`);
      const email = `${role}-${randomUUID()}@cafe.test`;
      const person = { merchantId, role, email, name: personName, password: "three unrelated words" };
      const { userId, memberId } = await createMember(person);
      const session = await createSession(userId, { address: "", userAgent: "" });
      const actor = {
        type: "member",
        memberId,
        userId,
        name: personName,
        role: builtInRole(role),
      } as const;
      const proof: Permission = "members.read";
      return {
        id: memberId,
        userId,
        email,
        session,
        scope: memberScope(merchantId, "test", actor, proof, null),
      };
    },
    async row({ id }) {
      const row = await db().member.findUniqueOrThrow({ where: { merchantId_id: { merchantId, id } } });
      return { role: row.role, isDisabled: row.disabledAt !== null, isRemoved: row.removedAt !== null };
    },
    isSignedIn: async ({ session }) => (await findLiveSession(session)) !== null,
    async audits(action) {
      return db().auditEntry.findMany({
        where: { merchantId, action },
        orderBy: { id: "asc" },
        select: { actor: true, targetId: true, detail: true },
      });
    },
  };
}
