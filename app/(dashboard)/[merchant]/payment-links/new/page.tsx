import { randomUUID } from "node:crypto";
import { NewLink } from "#components/payment-links/new-link.tsx";
import { linkOptionsReader, linkStartReader, linkTemplatesReader } from "#lib/payment-links/readers.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "New payment link" };

interface NewLinkPageProps {
  readonly params: Promise<{ merchant: string }>;
  /** `from` a link or a `template`. */
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewLinkPage({ params, searchParams }: NewLinkPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const [options, templates, start] = await loadPage(() =>
    Promise.all([
      linkOptionsReader.load(merchant, {}),
      linkTemplatesReader.load(merchant, {}),
      linkStartReader.load(merchant, search),
    ]),
  );
  return <NewLink {...{ merchant, options, templates, start }} idempotencyKey={randomUUID()} />;
}
