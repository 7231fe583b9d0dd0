import { recurringReader } from "#lib/recurring/readers.ts";

export const { GET } = recurringReader;
