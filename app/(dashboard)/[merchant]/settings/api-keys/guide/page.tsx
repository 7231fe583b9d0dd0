import { ApiGuide } from "#components/api-keys/api-guide.tsx";
import { KeyTabs } from "#components/api-keys/key-tabs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { env } from "#lib/env.ts";
import { CALLS_PER_KEY } from "#lib/server/api/call-limit.ts";
import { OPERATIONS } from "#lib/server/api/v1/operations.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

interface GuidePageProps {
  readonly params: Promise<{ merchant: string }>;
}

export const metadata = { title: "How to call the API" };

export default async function GuidePage({ params }: GuidePageProps) {
  const { merchant } = await params;
  const { mode } = await loadPage(() => currentMember(merchant));
  return (
    <>
      <PageHeader title="How to call the API" subtitle="What the dashboard does, for your own systems." />
      <KeyTabs merchant={merchant} current="guide" />
      <ApiGuide
        {...{ mode }}
        site={env().PAYDECK_URL}
        callsPerMinute={CALLS_PER_KEY}
        operations={OPERATIONS.map(({ method, path, summary, permission }) => {
          return { method, path, summary, permission };
        })}
      />
    </>
  );
}
