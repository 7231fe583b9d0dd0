import { randomUUID } from "node:crypto";
import { NewPayout } from "#components/movements/new-payout.tsx";
import { payoutOptionsReader } from "#lib/movements/readers.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "New payout" };

export default async function NewPayoutPage({ params }: { readonly params: Promise<{ merchant: string }> }) {
  const { merchant } = await params;
  const options = await loadPage(() => payoutOptionsReader.load(merchant, {}));
  return <NewPayout merchant={merchant} options={options} idempotencyKey={randomUUID()} />;
}
