"use client";

import { useQuery } from "@tanstack/react-query";
import type { CsvUploads } from "#lib/csv-uploads/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import type { UploadKind } from "./upload-words.ts";

const base = (merchant: string, { place }: UploadKind) => `/api/merchants/${merchant}/${place}/uploads`;

/** The files of a kind, the open one with its progress; kept fresh by what they make. */
export function useUploads(merchant: string, kind: UploadKind, opened: CsvUploads): CsvUploads {
  const open = opened.open?.id;
  return useQuery({
    queryKey: [kind.topic, merchant, "uploads", open ?? ""],
    queryFn: ({ signal }) =>
      fetchJson(
        `${base(merchant, kind)}${open === undefined ? "" : `?upload=${open}`}`,
        async () => (await import("#lib/csv-uploads/schema.ts")).csvUploadsDto,
        signal,
      ),
    initialData: opened,
  }).data;
}

export function resultPath(merchant: string, kind: UploadKind, uploadId: string): string {
  return `${base(merchant, kind)}/${uploadId}/file`;
}
