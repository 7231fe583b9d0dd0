import { depositAddressesReader } from "#lib/deposits/readers.ts";

export const GET = depositAddressesReader.GET;
