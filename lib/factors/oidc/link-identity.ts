import type { IDToken } from "oauth4webapi";
import { systemClock } from "../../clock.ts";
import { unit } from "../../db/unit.ts";
import { AppError } from "../../errors.ts";
import { assertId, type UserId } from "../../ids.ts";
import { recordChange } from "../record-change.ts";
import { findPersonByEmail, lockUser } from "../repository.ts";
import { findIdentity, insertIdentity, isLinkedElsewhere } from "./repository.ts";

/**
 * Who an issuer's subject is here. The first time it is whoever has the e-mail that the issuer has verified, and from then on
 * that person whatever their e-mail becomes; it makes nobody. An e-mail that came to somebody else there never takes over:
 * one person is one subject.
 */
export async function linkIdentity(claims: IDToken, clock = systemClock): Promise<UserId> {
  const { iss: issuer, sub: subject, email, email_verified: isVerified } = claims;
  const known = await findIdentity(issuer, subject);
  if (known !== null) return assertId("user", known.userId);
  if (typeof email !== "string" || isVerified !== true) throw unknown();
  const person = await findPersonByEmail(email.trim().toLowerCase());
  if (person === null) throw unknown();
  const userId = assertId("user", person.id);
  await unit(async (tx) => {
    await lockUser(tx, userId);
    if (await isLinkedElsewhere(tx, userId, issuer)) throw unknown();
    const isNew = await insertIdentity(tx, { issuer, subject, userId, createdAt: clock.now() });
    if (isNew) await recordChange(tx, userId, "company_sign_in_linked", { issuer });
  });
  return userId;
}

function unknown(): AppError {
  return new AppError("not_signed_in", "Nobody here is known by that sign-in. Ask an owner to invite you.");
}
