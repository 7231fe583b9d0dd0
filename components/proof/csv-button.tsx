"use client";

import { Download } from "lucide-react";
import type { ProofRow } from "#lib/proof/schema.ts";
import { Button } from "../ui/button.tsx";
import { proofCsv } from "./proof-csv.ts";

/** Saves the lines that the page shows. */
export function CsvButton({ rows, name }: { rows: readonly ProofRow[]; name: string }) {
  function save() {
    const url = URL.createObjectURL(new Blob([proofCsv(rows)], { type: "text/csv" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `${name}.csv`;
    link.click();
    URL.revokeObjectURL(url);
  }
  return (
    <Button size="sm" icon={<Download aria-hidden />} onClick={save} disabled={rows.length === 0}>
      Download CSV
    </Button>
  );
}
