import { ApiKeysScreen } from "#components/api-keys/api-keys-screen.tsx";
import { KeyTabs } from "#components/api-keys/key-tabs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { apiKeysReader } from "#lib/api-keys/readers.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

interface ApiKeysPageProps {
  readonly params: Promise<{ merchant: string }>;
}

export const metadata = { title: "API keys" };

export default async function ApiKeysPage({ params }: ApiKeysPageProps) {
  const { merchant } = await params;
  const [list, member] = await loadPage(() =>
    Promise.all([apiKeysReader.load(merchant, {}), currentMember(merchant)]),
  );
  return (
    <div className="max-w-[860px]">
      <PageHeader title="API keys" subtitle="For your own systems: an ERP, a shop, a script." />
      <KeyTabs merchant={merchant} current="keys" />
      <ApiKeysScreen
        key={list.mode}
        {...{ merchant, list }}
        canWrite={member.permissions.includes("api_keys.write")}
      />
    </div>
  );
}
