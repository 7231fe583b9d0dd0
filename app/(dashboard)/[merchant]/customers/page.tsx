import { CustomersList } from "#components/customers/customers-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { customersReader } from "#lib/customer-desk/readers.ts";
import { customerFiltersSchema } from "#lib/customer-desk/schema.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Customers" };

interface CustomersPageProps {
  readonly params: Promise<{ merchant: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CustomersPage({ params, searchParams }: CustomersPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const [page, { permissions }] = await loadPage(() =>
    Promise.all([customersReader.load(merchant, search), currentMember(merchant)]),
  );
  return (
    <>
      <PageHeader title="Customers" />
      <CustomersList
        {...{ merchant, page }}
        filters={customerFiltersSchema.parse(search)}
        canCreateLink={permissions.includes("links.write")}
      />
    </>
  );
}
