import { AuditExport } from "#components/audit/audit-export.tsx";
import { AuditScreen } from "#components/audit/audit-screen.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { auditReader } from "#lib/audit-desk/readers.ts";
import { auditFiltersSchema } from "#lib/audit-desk/schema.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Audit log" };

interface AuditPageProps {
  readonly params: Promise<{ merchant: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AuditPage({ params, searchParams }: AuditPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const [report, { permissions }] = await loadPage(() =>
    Promise.all([auditReader.load(merchant, search), currentMember(merchant)]),
  );
  const filters = auditFiltersSchema.parse(search);
  return (
    <>
      <PageHeader
        title="Audit log"
        subtitle="Who did what, when and from where. It is only ever added to, and each entry is sealed with the one before."
        actions={
          <AuditExport canExport={permissions.includes("exports.create")} {...{ merchant, filters }} />
        }
      />
      <AuditScreen {...{ merchant, filters, report }} />
    </>
  );
}
