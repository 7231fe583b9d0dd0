import { deliveriesReader } from "#lib/provider-account/readers.ts";

export const GET = deliveriesReader.GET;
