import { z } from "zod";
import { BalancesScreen } from "#components/balances/balances-screen.tsx";
import { balancesReader } from "#lib/balances/readers.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Balances" };

interface BalancesPageProps {
  readonly params: Promise<{ merchant: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const searchSchema = z.object({ currency: z.string().max(10).optional().catch(undefined) });

export default async function BalancesPage({ params, searchParams }: BalancesPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const [balances, { permissions, mode }] = await loadPage(() =>
    Promise.all([balancesReader.load(merchant, {}), currentMember(merchant)]),
  );
  return (
    <BalancesScreen
      currency={searchSchema.parse(search).currency}
      canRefresh={permissions.includes("balances.refresh")}
      canConnect={permissions.includes("connections.write")}
      {...{ merchant, mode, balances }}
    />
  );
}
