import { CatalogueScreen } from "#components/endpoints/catalogue-screen.tsx";
import { catalogueReader } from "#lib/event-catalogue/readers.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Event catalogue" };

interface CataloguePageProps {
  readonly params: Promise<{ merchant: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CataloguePage({ params, searchParams }: CataloguePageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const { site, chosen } = await loadPage(() => catalogueReader.load(merchant, search));
  return <CatalogueScreen {...{ merchant, site }} event={chosen} />;
}
