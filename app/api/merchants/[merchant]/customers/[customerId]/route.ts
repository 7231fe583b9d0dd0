import { customerReader } from "#lib/customer-desk/readers.ts";

export const GET = customerReader.GET;
