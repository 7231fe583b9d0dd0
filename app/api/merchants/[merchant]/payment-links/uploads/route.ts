import { linkUploadsReader } from "#lib/csv-uploads/readers.ts";

export const GET = linkUploadsReader.GET;
