import { providerPaymentsReader } from "#lib/provider-account/readers.ts";

export const GET = providerPaymentsReader.GET;
