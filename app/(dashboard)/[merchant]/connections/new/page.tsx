import { GalleryList } from "#components/connections/gallery-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { galleryReader } from "#lib/connections/readers.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Connect a provider" };

export default async function GalleryPage({ params }: { readonly params: Promise<{ merchant: string }> }) {
  const { merchant } = await params;
  const gallery = await loadPage(() => galleryReader.load(merchant, {}));
  return (
    <>
      <PageHeader title="Connect a provider" subtitle="Choose the company that you have an account with." />
      <GalleryList merchant={merchant} gallery={gallery} />
    </>
  );
}
