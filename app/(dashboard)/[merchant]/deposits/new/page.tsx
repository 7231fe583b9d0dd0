import { BindForm } from "#components/deposits/bind-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { depositOffersReader } from "#lib/deposits/readers.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Bind an address" };

export default async function BindPage({ params }: { readonly params: Promise<{ merchant: string }> }) {
  const { merchant } = await params;
  const offers = await loadPage(() => depositOffersReader.load(merchant, {}));
  return (
    <div className="max-w-[640px]">
      <PageHeader
        title="Bind an address"
        subtitle="An address of one payer's own, to send to as often as they like. It does not expire."
      />
      <BindForm merchant={merchant} offers={offers} />
    </div>
  );
}
