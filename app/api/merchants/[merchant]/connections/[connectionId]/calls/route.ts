import { callsReader } from "#lib/connections/readers.ts";

export const GET = callsReader.GET;
