"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { actingFrom } from "../audit/acting.ts";
import { defineAction } from "../server/define-action.ts";
import { defineForm } from "../server/define-form.ts";
import { defineOwnAction } from "../server/define-own-action.ts";
import { requestOrigin } from "../server/request-origin.ts";
import { signInOrigin } from "../server/sign-in-origin.ts";
import { startSession } from "../server/start-session.ts";
import { createSession } from "../team/create-session.ts";
import { acceptAsMember, acceptAsNewPerson } from "./accept-invitation.ts";
import { changeMemberConnections as changeConnections } from "./change-member-connections.ts";
import { changeMemberRole as changeRole } from "./change-member-role.ts";
import { disableMember as disable } from "./disable-member.ts";
import { enableMember as enable } from "./enable-member.ts";
import { endMemberSessions as endSessions } from "./end-member-sessions.ts";
import { inviteMember as invite } from "./invite-member.ts";
import { removeMember as remove } from "./remove-member.ts";
import { resendInvitation as resend } from "./resend-invitation.ts";
import { revokeInvitation as revoke } from "./revoke-invitation.ts";
import {
  acceptInput,
  invitationIdInput,
  inviteInput,
  memberIdInput,
  memberLimitInput,
  memberRoleInput,
  resendInvitationInput,
  tokenInput,
} from "./schema.ts";
import { transferOwnership as transfer } from "./transfer-ownership.ts";

const permission = "members.write";

export const inviteMember = defineAction({
  permission,
  stepUp: true,
  input: inviteInput,
  run: (scope, input) => invite(scope, input),
});
export const resendInvitation = defineAction({
  permission,
  stepUp: true,
  input: resendInvitationInput,
  run: (scope, input) => resend(scope, input),
});
export const revokeInvitation = defineAction({
  permission,
  input: invitationIdInput,
  run: (scope, input) => revoke(scope, input),
});
export const changeMemberRole = defineAction({
  permission,
  stepUp: true,
  input: memberRoleInput,
  run: (scope, input) => changeRole(scope, input),
});
export const changeMemberConnections = defineAction({
  permission,
  stepUp: true,
  input: memberLimitInput,
  run: (scope, input) => changeConnections(scope, input),
});
export const disableMember = defineAction({
  permission,
  stepUp: true,
  input: memberIdInput,
  run: (scope, input) => disable(scope, input),
});
export const enableMember = defineAction({ permission, stepUp: true, input: memberIdInput, run: enable });
export const removeMember = defineAction({
  permission,
  stepUp: true,
  input: memberIdInput,
  run: (scope, input) => remove(scope, input),
});
export const endMemberSessions = defineAction({
  permission,
  input: memberIdInput,
  run: (scope, input) => endSessions(scope, input),
});
export const transferOwnership = defineAction({
  permission: "owners.write",
  stepUp: true,
  input: memberIdInput,
  run: (scope, input) => transfer(scope, input),
});

/** A new person accepts with a name and a password, and is signed in. */
export const submitInvitation = defineForm({
  name: "invitation",
  input: acceptInput,
  secret: ["password", "token"],
  run: async (input) => {
    const { userId, slug } = await actingFrom(await requestOrigin(), () => acceptAsNewPerson(input));
    await startSession(await createSession(userId, signInOrigin(await headers())));
    return slug;
  },
  goOn: (slug) => redirect(`/${slug}`),
});

/** Somebody who is signed in accepts with the account that they have. */
export const acceptInvitation = defineOwnAction({
  name: "invitation.accept",
  input: tokenInput,
  run: (reader, input) => acceptAsMember(reader, input),
});
