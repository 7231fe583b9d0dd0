import { ok } from "../../result.ts";
import type { ProviderOperations } from "../contract.ts";
import { readBalance } from "./balances.ts";
import type { Credentials } from "./credentials.ts";
import { readPage } from "./list.ts";
import { mappingOf } from "./mapping.ts";

const NOBODYS = "paydeck-check";

/** Not every gateway has balances; the key can be tried on the payments as well. */
export const checkCredentials: ProviderOperations<Credentials>["checkCredentials"] = async (context) => {
  const { paths } = mappingOf(context.credentials);
  const tryList = () =>
    readPage(context, { operation: "checkCredentials", path: paths.list, reference: NOBODYS });
  const balance = paths.balance === "" ? await tryList() : await readBalance(context, "checkCredentials");
  const isAbsent = !balance.ok && balance.error.code === "not_found";
  const answer = isAbsent ? await tryList() : balance;
  if (!answer.ok) return answer;
  return ok({ account: context.credentials.displayName || new URL(context.baseUrl).host });
};
