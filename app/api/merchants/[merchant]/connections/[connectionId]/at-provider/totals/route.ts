import { providerTotalsReader } from "#lib/provider-account/readers.ts";

export const GET = providerTotalsReader.GET;
