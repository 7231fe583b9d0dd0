import type { Scope } from "../auth/scope.ts";
import { listLinksNamed } from "./repository.ts";

export interface LinkHint {
  readonly id: string;
  readonly title: string;
  readonly invoiceNumber: string | null;
  readonly status: string;
}

/** Links by their id, slug, invoice number or the beginning of their title, the newest first. */
export async function lookUpLinks(scope: Scope, text: string, limit: number): Promise<LinkHint[]> {
  const links = await listLinksNamed(scope, text, limit);
  return links.map(({ id, title, invoiceNumber, status }) => ({ id, title, invoiceNumber, status }));
}
