import { ExportsScreen } from "#components/exports/exports-screen.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { exportsReader } from "#lib/exports/readers.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Exports" };

interface ExportsPageProps {
  readonly params: Promise<{ merchant: string }>;
}

export default async function ExportsPage({ params }: ExportsPageProps) {
  const { merchant } = await params;
  const [opened, { permissions }] = await loadPage(() =>
    Promise.all([exportsReader.load(merchant, {}), currentMember(merchant)]),
  );
  return (
    <>
      <PageHeader
        title="Exports"
        subtitle="Files of what was on a screen, each of one moment. They are kept for seven days."
      />
      <ExportsScreen
        canReveal={permissions.includes("customers.reveal")}
        canReadAudit={permissions.includes("audit.read")}
        {...{ merchant, opened }}
      />
    </>
  );
}
