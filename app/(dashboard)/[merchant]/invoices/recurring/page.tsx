import { RecurringList } from "#components/recurring/recurring-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { recurringReader } from "#lib/recurring/readers.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Recurring invoices" };

export default async function RecurringPage({ params }: { readonly params: Promise<{ merchant: string }> }) {
  const { merchant } = await params;
  const [opened, { permissions }] = await loadPage(() =>
    Promise.all([recurringReader.load(merchant, {}), currentMember(merchant)]),
  );
  return (
    <div className="max-w-[860px]">
      <PageHeader
        title="Recurring invoices"
        subtitle="On each of its days a copy is made, and sent or left as a draft."
      />
      <div className="mt-5">
        <RecurringList {...{ merchant, opened }} canWrite={permissions.includes("invoices.write")} />
      </div>
    </div>
  );
}
