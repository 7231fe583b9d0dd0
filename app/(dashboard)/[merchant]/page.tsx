import { redirect } from "next/navigation";
import { loadPage } from "#lib/server/load-page.ts";
import { loadShell } from "#lib/server/load-shell.ts";

interface MerchantPageProps {
  readonly params: Promise<{ merchant: string }>;
}

/** Goes on to the first place that the member may open. */
export default async function MerchantPage({ params }: MerchantPageProps) {
  const { merchant } = await params;
  const { places } = await loadPage(() => loadShell(merchant));
  redirect(`/${encodeURIComponent(merchant)}/${places[0]}`);
}
