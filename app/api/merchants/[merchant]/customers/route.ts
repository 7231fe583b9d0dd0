import { customersReader } from "#lib/customer-desk/readers.ts";

export const GET = customersReader.GET;
