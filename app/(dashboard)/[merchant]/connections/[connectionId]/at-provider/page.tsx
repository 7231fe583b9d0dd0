import { AccountScreen } from "#components/provider-account/account-screen.tsx";
import { listQuery } from "#lib/provider-account/schema.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "At the provider" };

interface AccountPageProps {
  readonly params: Promise<{ merchant: string; connectionId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AccountPage({ params, searchParams }: AccountPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const { permissions } = await loadPage(() => currentMember(merchant));
  const filters = listQuery.omit({ connectionId: true }).parse(search);
  const section = typeof search.section === "string" ? search.section : undefined;
  return (
    <AccountScreen section={section} filters={filters} canRetry={permissions.includes("webhooks.replay")} />
  );
}
