import { z } from "zod";
import { err, ok } from "../../result.ts";
import { camelKeys } from "../camel-keys.ts";
import type { ProviderError, ProviderOperations } from "../contract.ts";
import type { DepositAddress, DepositReference } from "../deposit-contract.ts";
import { unwrapData } from "../envelope.ts";
import { decimalText } from "../exact-json.ts";
import { looseCount } from "../loose.ts";
import { refusal } from "../method-limits.ts";
import { addressesSchema, mapAddress } from "./addresses.ts";
import type { Credentials } from "./credentials.ts";
import { sumDeposits } from "./list-deposits.ts";
import { DEPOSIT_PROTOCOLS, findForeignChain } from "./networks.ts";
import { type Answer, type Context, firstFound, request } from "./request.ts";

const countsSchema = z.preprocess(
  (value) => unwrapData(value),
  z.looseObject({}).transform((data) => {
    const { totalDeposits } = z.object({ totalDeposits: looseCount }).parse(camelKeys(data));
    // Not camelised: its keys are tokens.
    const totals = z.record(z.string(), decimalText).safeParse(data.totalAmount ?? data.total_amount).data;
    return { totalDeposits, totals };
  }),
);
const referenceSchema = z.unknown().transform((answer, context) => {
  const counts = countsSchema.safeParse(answer);
  const addresses = addressesSchema.safeParse(answer);
  if (counts.success && addresses.success) return { ...counts.data, addresses: addresses.data };
  context.addIssue("neither counts nor addresses");
  return z.NEVER;
});
type Read = z.infer<typeof referenceSchema>;

/** A reference may have an address in each family of networks; PayIn answers one at a time or all. */
export const getDepositReference: NonNullable<
  ProviderOperations<Credentials>["getDepositReference"]
> = async (context, reference) => {
  const path = encodeURIComponent(reference);
  const main = await firstFound([
    () => readReference(context, `/deposits/references/${path}`),
    () => readReference(context, `/deposits/${path}`),
  ]);
  const read = main.ok ? { ...main.value, found: mapAll(main.value, reference) } : null;
  if (!main.ok && main.error.code !== "not_found") return main;
  const rest = await readOthers(context, reference, read?.found ?? []);
  if (!rest.ok) return rest;
  const addresses = [...(read?.found ?? []), ...rest.value];
  if (addresses.length === 0) return main.ok ? err(UNREADABLE) : main;
  const foreign = findForeignChain(
    context.mode,
    addresses.flatMap(({ chains }) => chains),
  );
  if (foreign) return err(refusal(`This reference is bound on another network. ${foreign}`));
  return countUp(context, { reference, addresses, deposits: read?.totalDeposits ?? null }, read?.totals);
};

function readReference(context: Context, path: string, query: Record<string, string> = {}): Answer<Read> {
  return request(context, {
    operation: "getDepositReference",
    method: "GET",
    path,
    query,
    schema: referenceSchema,
  });
}

function mapAll({ addresses }: Read, reference: string, protocol?: string): DepositAddress[] {
  const known = protocol === undefined ? { reference } : { reference, protocol };
  return addresses.flatMap((address) => mapAddress(address, known) ?? []);
}

/** The families that the first answer did not name. */
async function readOthers(
  context: Context,
  reference: string,
  found: readonly DepositAddress[],
): Answer<DepositAddress[]> {
  const others: DepositAddress[] = [];
  for (const { id } of DEPOSIT_PROTOCOLS) {
    if (found.some(({ protocol }) => protocol === id)) continue;
    const answer = await readFamily(context, reference, id);
    if (!answer.ok && answer.error.code !== "not_found") return answer;
    if (!answer.ok) continue;
    // An edition that has no such question answers the address that is known already.
    const known = found.map(({ address }) => address);
    const mapped = mapAll(answer.value, reference, id);
    others.push(...mapped.filter(({ protocol, address }) => protocol === id && !known.includes(address)));
  }
  return ok(others);
}

function readFamily(context: Context, reference: string, protocol: string): Answer<Read> {
  const path = encodeURIComponent(reference);
  return firstFound([
    () => readReference(context, `/deposits/${path}`, { protocol }),
    () => readReference(context, `/deposits/references/${path}`, { protocol }),
  ]);
}

/** Without sums by token (the guide gives one number for all of them) the transfers themselves are added up. */
async function countUp(
  context: Context,
  known: Omit<DepositReference, "totals">,
  totals: Readonly<Record<string, string>> | undefined,
): Answer<DepositReference> {
  if (totals) {
    const byToken = Object.entries(totals).map(([currency, amount]) => ({ currency, amount }));
    return ok({ ...known, totals: byToken.sort((a, b) => a.currency.localeCompare(b.currency)) });
  }
  const summed = await sumDeposits(context, known.reference);
  if (!summed.ok && summed.error.code !== "not_found") return summed;
  return ok({ ...known, totals: summed.ok ? summed.value : [] });
}

const UNREADABLE: ProviderError = {
  code: "unexpected_response",
  message: "PayIn knows the reference but did not say its address.",
  effect: "not_applied",
};
