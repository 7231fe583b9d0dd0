import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { NewLink } from "#components/payment-links/new-link.tsx";
import { linkFormReader, linkOptionsReader, paymentLinkReader } from "#lib/payment-links/readers.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Edit the draft" };

export default async function EditLinkPage({
  params,
}: {
  readonly params: Promise<{ merchant: string; linkId: string }>;
}) {
  const { merchant, linkId } = await params;
  const options = await loadPage(() => linkOptionsReader.load(merchant, {}));
  const link = await loadPage(() => paymentLinkReader.load(merchant, { linkId }));
  // What was published meanwhile has its own few fields, on its own page.
  if (link.status !== "draft") redirect(`/${merchant}/payment-links/${linkId}`);
  const draft = await loadPage(() => linkFormReader.load(merchant, { linkId }));
  return <NewLink merchant={merchant} options={options} draft={draft} idempotencyKey={randomUUID()} />;
}
