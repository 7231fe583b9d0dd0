import { CallsScreen } from "#components/connections/calls-screen.tsx";
import { callsQuery } from "#components/connections/calls-url.ts";
import { callReader, callsReader } from "#lib/connections/readers.ts";
import { callFiltersSchema, chosenCallSchema } from "#lib/connections/schema.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Connection calls" };

interface CallsPageProps {
  readonly params: Promise<{ merchant: string; connectionId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CallsPage({ params, searchParams }: CallsPageProps) {
  const [{ merchant, connectionId }, search] = await Promise.all([params, searchParams]);
  const { call: callId } = chosenCallSchema.parse(search);
  const filters = callFiltersSchema.parse(search);
  const [page, call] = await loadPage(() =>
    Promise.all([
      callsReader.load(merchant, { ...search, connectionId }),
      callId === undefined ? null : callReader.load(merchant, { connectionId, callId }),
    ]),
  );
  return <CallsScreen key={callsQuery(filters)} {...{ merchant, connectionId, filters, page, call }} />;
}
