import { TesterScreen } from "#components/tester/tester-screen.tsx";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";
import { testerReader } from "#lib/tester/readers.ts";

export const metadata = { title: "Webhook tester" };

interface TesterPageProps {
  readonly params: Promise<{ merchant: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function TesterPage({ params, searchParams }: TesterPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const [tester, { permissions }] = await loadPage(() =>
    Promise.all([testerReader.load(merchant, search), currentMember(merchant)]),
  );
  return <TesterScreen {...{ merchant, tester }} canSend={permissions.includes("webhooks.test")} />;
}
