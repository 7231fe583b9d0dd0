import { endpointsReader } from "#lib/provider-account/readers.ts";

export const GET = endpointsReader.GET;
