import { addressPoolsReader } from "#lib/provider-account/readers.ts";

export const GET = addressPoolsReader.GET;
