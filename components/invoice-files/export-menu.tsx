"use client";

import { Download } from "lucide-react";
import { EXPORT_FORMAT, EXPORT_FORMATS } from "#lib/exports/status.ts";
import { Button } from "../ui/button.tsx";
import { Menu, MenuItem } from "../ui/menu.tsx";

interface ExportMenuProps {
  merchant: string;
  /** The list's own address, "?tab=overdue": the file holds what it shows. */
  query: string;
}

/** Takes the list away as a file, as it is filtered. */
export function ExportMenu({ merchant, query }: ExportMenuProps) {
  return (
    <Menu className="max-w-[320px]" trigger={<Button icon={<Download aria-hidden />}>Export</Button>}>
      {EXPORT_FORMATS.map((format) => (
        <MenuItem key={format} onSelect={() => location.assign(addressOf(merchant, query, format))}>
          {EXPORT_FORMAT[format].label}
          <span className="block text-meta whitespace-normal text-ink-3">{EXPORT_FORMAT[format].detail}</span>
        </MenuItem>
      ))}
    </Menu>
  );
}

function addressOf(merchant: string, query: string, format: string): string {
  const search = new URLSearchParams(query);
  for (const page of ["after", "before"]) search.delete(page);
  search.set("format", format);
  return `/api/merchants/${merchant}/invoices/export?${search}`;
}
