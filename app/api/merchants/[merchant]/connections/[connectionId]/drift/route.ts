import { driftReader } from "#lib/drift/readers.ts";

export const GET = driftReader.GET;
