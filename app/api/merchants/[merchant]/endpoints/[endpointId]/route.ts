import { endpointReader } from "#lib/endpoints/readers.ts";

export const GET = endpointReader.GET;
