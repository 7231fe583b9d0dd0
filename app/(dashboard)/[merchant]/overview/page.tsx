import { OverviewScreen } from "#components/overview/overview-screen.tsx";
import { totalsReader } from "#lib/balances/readers.ts";
import { overviewReader } from "#lib/overview/readers.ts";
import { overviewParamsSchema } from "#lib/overview/schema.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Overview" };

interface OverviewPageProps {
  readonly params: Promise<{ merchant: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function OverviewPage({ params, searchParams }: OverviewPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const { user, permissions, mode } = await loadPage(() => currentMember(merchant));
  const [overview, totals] = await loadPage(() =>
    Promise.all([
      overviewReader.load(merchant, search),
      permissions.includes("balances.read") ? totalsReader.load(merchant, {}) : null,
    ]),
  );
  return (
    <OverviewScreen
      name={user.name.split(" ")[0] ?? user.name}
      params={overviewParamsSchema.parse(search)}
      canConnect={permissions.includes("connections.write")}
      canCreateLink={permissions.includes("links.write")}
      {...{ merchant, mode, overview, totals }}
    />
  );
}
