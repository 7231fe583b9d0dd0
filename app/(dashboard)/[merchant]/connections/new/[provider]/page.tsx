import { ConnectForm } from "#components/connections/connect-form.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { galleryItemReader } from "#lib/connections/readers.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Connect a provider" };

interface ConnectPageProps {
  readonly params: Promise<{ merchant: string; provider: string }>;
}

export default async function ConnectPage({ params }: ConnectPageProps) {
  const { merchant, provider } = await params;
  const { item, mode } = await loadPage(() => galleryItemReader.load(merchant, { provider }));
  const title = (
    <span className="flex items-center gap-3">
      <Monogram size="lg" letters={item.tile.letters} colour={item.tile.color} />
      Connect {item.name}
    </span>
  );
  return (
    <div className="mx-auto max-w-[640px]">
      <PageHeader title={title} subtitle={item.summary} />
      <div className="mt-5">
        <ConnectForm merchant={merchant} item={item} mode={mode} />
      </div>
    </div>
  );
}
