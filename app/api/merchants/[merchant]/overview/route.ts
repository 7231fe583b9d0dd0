import { overviewReader } from "#lib/overview/readers.ts";

export const GET = overviewReader.GET;
