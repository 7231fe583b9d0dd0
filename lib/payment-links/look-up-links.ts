import type { Scope } from "../auth/scope.ts";
import { findLinksNamed } from "./search-repository.ts";

export interface LinkHint {
  readonly id: string;
  /** The text is this link's own id or slug. */
  readonly exact: boolean;
  readonly title: string;
  readonly invoiceNumber: string | null;
  readonly status: string;
}

/** Links by their id, slug, invoice number or the beginning of their title, the newest first. */
export async function lookUpLinks(scope: Scope, text: string, limit: number): Promise<LinkHint[]> {
  const links = await findLinksNamed(scope, text, limit);
  return links.map(({ id, slug, title, invoiceNumber, status }) => {
    return { id, exact: text === id || text === slug, title, invoiceNumber, status };
  });
}
