import { replayForecastReader } from "#lib/replays/readers.ts";

export const GET = replayForecastReader.GET;
