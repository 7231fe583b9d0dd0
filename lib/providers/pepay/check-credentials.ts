import { z } from "zod";
import { err, ok } from "../../result.ts";
import type { ProviderContext, ProviderError, ProviderOperations } from "../contract.ts";
import { unwrapData } from "../envelope.ts";
import { looseText } from "../loose.ts";
import { call } from "./call.ts";
import type { Credentials } from "./credentials.ts";
import { environmentOf, isOtherEnvironment } from "./environment.ts";
import { readPage } from "./invoices.ts";

type Context = ProviderContext<Credentials>;

/** A key is good when it may list invoices, and when both its newest invoice and its account are of our environment. */
export const checkCredentials: ProviderOperations<Credentials>["checkCredentials"] = async (context) => {
  const answer = await readPage(context, "checkCredentials", { limit: "1", environment: undefined });
  if (!answer.ok) return answer;
  const [newest] = answer.value.data;
  if (isOtherEnvironment(newest?.environment, context.mode)) return err(otherEnvironment(context));
  const problem = await findAccessProblem(context);
  return problem ? err(problem) : ok({ account: `Pepay ${environmentOf(context.mode)}` });
};

const accessSchema = z.preprocess(
  unwrapData,
  z.object({ has_mainnet_access: z.boolean().optional(), current_environment: looseText }),
);

/** The address may be closed to merchant keys: no answer says nothing. */
async function findAccessProblem(context: Context): Promise<ProviderError | null> {
  const answer = await call(context, {
    operation: "checkCredentials",
    method: "GET",
    path: "/api/v1/user/mainnet-access/status",
    schema: accessSchema,
  });
  if (!answer.ok) return null;
  if (isOtherEnvironment(answer.value.current_environment, context.mode)) return otherEnvironment(context);
  return context.mode === "live" && answer.value.has_mainnet_access === false ? NO_MAINNET : null;
}

const NO_MAINNET: ProviderError = {
  code: "permission_denied",
  message: "Pepay has not granted mainnet access yet. Request it in Pepay's dashboard.",
  effect: "not_applied",
};

function otherEnvironment({ mode }: Context): ProviderError {
  return {
    code: "credentials_rejected",
    message: `This key is not a ${environmentOf(mode)} key. A connection in ${mode} mode needs one.`,
    effect: "not_applied",
  };
}
