import { teamReader } from "#lib/members/readers.ts";

export const GET = teamReader.GET;
