import { callReader } from "#lib/connections/readers.ts";

export const GET = callReader.GET;
