import { balancesReader } from "#lib/balances/readers.ts";

export const GET = balancesReader.GET;
