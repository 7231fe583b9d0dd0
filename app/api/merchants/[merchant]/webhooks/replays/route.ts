import { replaysReader } from "#lib/replays/readers.ts";

export const GET = replaysReader.GET;
