import { db } from "../../db/client.ts";
import type { Tx } from "../../db/unit.ts";
import type { UserId } from "../../ids.ts";

export async function findIdentity(issuer: string, subject: string) {
  return db().oidcIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { userId: true },
  });
}

/** Whether another subject of the same issuer is this person already. */
export async function isLinkedElsewhere(tx: Tx, userId: UserId, issuer: string): Promise<boolean> {
  return (await tx.oidcIdentity.findFirst({ where: { userId, issuer }, select: { subject: true } })) !== null;
}

export async function insertIdentity(
  tx: Tx,
  row: {
    readonly issuer: string;
    readonly subject: string;
    readonly userId: UserId;
    readonly createdAt: Date;
  },
): Promise<boolean> {
  return (await tx.oidcIdentity.createMany({ data: [row], skipDuplicates: true })).count === 1;
}
