import { MissesScreen } from "#components/misses/misses-screen.tsx";
import { missesReader } from "#lib/misses/readers.ts";
import { missFiltersSchema } from "#lib/misses/schema.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Missed webhooks" };

interface MissedPageProps {
  readonly params: Promise<{ merchant: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function MissedPage({ params, searchParams }: MissedPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const report = await loadPage(() => missesReader.load(merchant, search));
  return <MissesScreen merchant={merchant} filters={missFiltersSchema.parse(search)} report={report} />;
}
