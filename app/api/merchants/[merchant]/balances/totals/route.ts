import { totalsReader } from "#lib/balances/readers.ts";

export const GET = totalsReader.GET;
