import { randomUUID } from "node:crypto";
import { NewLink } from "#components/payment-links/new-link.tsx";
import { linkOptionsReader } from "#lib/payment-links/readers.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "New payment link" };

export default async function NewLinkPage({ params }: { readonly params: Promise<{ merchant: string }> }) {
  const { merchant } = await params;
  const options = await loadPage(() => linkOptionsReader.load(merchant, {}));
  return <NewLink merchant={merchant} options={options} idempotencyKey={randomUUID()} />;
}
