import { missesReader } from "#lib/misses/readers.ts";

export const GET = missesReader.GET;
