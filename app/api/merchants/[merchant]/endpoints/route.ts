import { endpointsReader } from "#lib/endpoints/readers.ts";

export const GET = endpointsReader.GET;
