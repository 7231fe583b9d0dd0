import { streamReader } from "#lib/streams/readers.ts";

export const GET = streamReader.GET;
