import { similarReader } from "#lib/similar/readers.ts";

export const GET = similarReader.GET;
