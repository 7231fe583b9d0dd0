import { replayItemsReader } from "#lib/replays/readers.ts";

export const GET = replayItemsReader.GET;
