import { hashPassword } from "../auth/password.ts";
import { type Tx, unit } from "../db/unit.ts";
import { assertId, type MemberId, type MerchantId, newId, type UserId } from "../ids.ts";
import { insertMember, insertUserIfNew } from "./repository.ts";
import { type MemberInput, memberInput } from "./schema.ts";

export interface CreatedMember {
  readonly memberId: MemberId;
  readonly userId: UserId;
}

/**
 * Gives somebody a role in a merchant. A person who has the e-mail already keeps their password; otherwise the user is
 * made with this one, which must be neither short nor common.
 */
export async function createMember(
  input: MemberInput & { readonly merchantId: MerchantId },
  tx?: Tx,
): Promise<CreatedMember> {
  const { name, email, password, role } = memberInput.parse(input);
  const passwordHash = await hashPassword(password);
  const insert = async (work: Tx): Promise<CreatedMember> => {
    const userId = await insertUserIfNew(work, { id: newId("user"), email, name, passwordHash });
    const memberId = newId("member");
    await insertMember(work, { merchantId: input.merchantId, id: memberId, userId, role });
    return { memberId, userId: assertId("user", userId) };
  };
  return tx ? insert(tx) : unit(insert);
}
