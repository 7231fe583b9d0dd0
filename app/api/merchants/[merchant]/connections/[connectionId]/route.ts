import { connectionReader } from "#lib/connections/readers.ts";

export const GET = connectionReader.GET;
