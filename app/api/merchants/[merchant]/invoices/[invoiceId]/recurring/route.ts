import { recurringOfReader } from "#lib/recurring/readers.ts";

export const { GET } = recurringOfReader;
