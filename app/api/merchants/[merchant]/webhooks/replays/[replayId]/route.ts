import { replayReader } from "#lib/replays/readers.ts";

export const GET = replayReader.GET;
