import { writeAudit } from "../audit/write-audit.ts";
import { systemScope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import type { UserId } from "../ids.ts";
import { createMember } from "./create-member.ts";
import { createMerchant } from "./create-merchant.ts";
import { ownerExists, setupLinkOpens, spendSetupLink } from "./repository.ts";
import type { SetupInput } from "./schema.ts";
import { hashSetupToken } from "./setup-token.ts";

export interface SetUp {
  readonly userId: UserId;
  readonly merchantSlug: string;
}

/** Makes the first merchant and its owner, once. Throws `not_found` for a link that is used, too old or made up. */
export async function acceptSetupLink(input: SetupInput, clock = systemClock): Promise<SetUp> {
  const { token, merchantName, name, email, password, ...merchantFields } = input;
  return unit(async (tx) => {
    const opened = await spendSetupLink(tx, hashSetupToken(token), clock.now());
    if (!opened || (await ownerExists())) throw closedLink();
    const merchant = await createMerchant({ ...merchantFields, name: merchantName }, tx);
    const owner = { merchantId: merchant.id, name, email, password, role: "owner" } as const;
    const { userId, memberId } = await createMember(owner, tx);
    await writeAudit(tx, systemScope(merchant.id, "live"), {
      action: "merchant.set_up",
      targetType: "member",
      targetId: memberId,
    });
    return { userId, merchantSlug: merchant.slug };
  });
}

/** Whether the link still opens; changes nothing. */
export async function isSetupLinkOpen(token: string, clock = systemClock): Promise<boolean> {
  return (await setupLinkOpens(hashSetupToken(token), clock.now())) && !(await ownerExists());
}

function closedLink(): AppError {
  return new AppError(
    "not_found",
    "This setup link was used or is older than a day. Print a new one with the setup-link command.",
  );
}
