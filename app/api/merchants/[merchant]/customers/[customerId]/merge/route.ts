import { mergePreviewReader } from "#lib/customer-desk/readers.ts";

export const GET = mergePreviewReader.GET;
