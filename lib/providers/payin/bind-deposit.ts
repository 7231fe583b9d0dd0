import { err, ok } from "../../result.ts";
import type { ProviderError, ProviderOperations } from "../contract.ts";
import type { BindDepositInput, DepositAddress } from "../deposit-contract.ts";
import { refusal } from "../method-limits.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { addressesSchema, mapAddress } from "./addresses.ts";
import type { Credentials } from "./credentials.ts";
import { getDepositReference } from "./deposit-reference.ts";
import { findMetadataProblem, findReferenceProblem } from "./limits.ts";
import { findForeignChain, networksOf } from "./networks.ts";
import { type Answer, type Context, firstFound, request } from "./request.ts";

type Operations = ProviderOperations<Credentials>;

/** Binding again answers the address that the reference already has. */
export const bindDepositAddress: NonNullable<Operations["bindDepositAddress"]> = async (context, input) => {
  const problem = findBindProblem(input);
  if (problem) return err(problem);
  const answer = await firstFound([
    () => bindAt(context, "/deposits/bind", bindBody(input), input),
    () => bindAt(context, "/deposits/references", chainBody(context, input), input),
  ]);
  if (answer.ok || answer.error.code !== "conflict") return answer;
  const bound = await getDepositReference(context, input.reference);
  const earlier = bound.ok && bound.value.addresses.find(({ protocol }) => protocol === input.protocol);
  return earlier ? ok(earlier) : answer;
};

function findBindProblem({ reference, protocol, metadata }: BindDepositInput): ProviderError | null {
  if (protocol !== "evm" && protocol !== "tron")
    return refusal("PayIn binds deposit addresses on evm and tron networks only.");
  return findReferenceProblem(reference) ?? findMetadataProblem(metadata);
}

function bindBody({ reference, protocol, metadata }: BindDepositInput) {
  return withoutUndefined({ depositReference: reference, protocol, metadata });
}

/** PayIn's reference binds a chain and a token in place of a protocol. */
function chainBody(context: Context, { reference, protocol, metadata }: BindDepositInput) {
  const network = networksOf(context.mode).find((one) => one.protocol === protocol);
  return withoutUndefined({
    depositReference: reference,
    chainId: network?.chainId,
    currency: network?.tokens[0],
    metadata,
  });
}

async function bindAt(
  context: Context,
  path: string,
  body: object,
  input: BindDepositInput,
): Answer<DepositAddress> {
  const answer = await request(context, {
    operation: "bindDepositAddress",
    method: "POST",
    path,
    body,
    schema: addressesSchema,
    movesMoney: false,
  });
  if (!answer.ok) return answer;
  // An answer may hold the reference's addresses of every family; money sent to another one is lost.
  const found = answer.value.flatMap((read) => mapAddress(read, input) ?? []);
  const address = found.find(({ protocol }) => protocol === input.protocol);
  if (!address) return err(NO_ADDRESS);
  const foreign = findForeignChain(context.mode, address.chains);
  return foreign ? err(refusal(`PayIn answered an address of another network. ${foreign}`)) : ok(address);
}

const NO_ADDRESS: ProviderError = {
  code: "unexpected_response",
  message: "PayIn bound the reference but did not say to which address.",
  effect: "not_applied",
};
