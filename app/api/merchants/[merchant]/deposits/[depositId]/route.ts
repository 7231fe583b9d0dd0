import { depositAddressReader } from "#lib/deposits/readers.ts";

export const GET = depositAddressReader.GET;
