import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { CustomerView } from "#components/customers/customer-view.tsx";
import { customerReader } from "#lib/customer-desk/readers.ts";
import { type CustomerPosition, customerPositionSchema } from "#lib/customer-desk/schema.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

interface CustomerPageProps {
  readonly params: Promise<{ merchant: string; customerId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Title and page ask for the same; the database is asked once. */
const load = cache(
  (merchant: string, customerId: string, after?: string, before?: string, all?: CustomerPosition["all"]) =>
    loadPage(() => customerReader.load(merchant, { customerId, after, before, all })),
);

async function opened({ params, searchParams }: CustomerPageProps) {
  const [{ merchant, customerId }, search] = await Promise.all([params, searchParams]);
  const { after, before, all } = customerPositionSchema.parse(search);
  const customer = await load(merchant, customerId, after, before, all);
  // An id that was merged away still leads to the right page.
  if (customer.id !== customerId) redirect(`/${merchant}/customers/${customer.id}`);
  return { merchant, customer, position: { after, before, all } };
}

export async function generateMetadata(props: CustomerPageProps): Promise<Metadata> {
  const { customer } = await opened(props);
  return { title: customer.name || "Customer" };
}

export default async function CustomerPage(props: CustomerPageProps) {
  const { merchant, customer, position } = await opened(props);
  const { permissions } = await loadPage(() => currentMember(merchant));
  return (
    <CustomerView
      key={customer.id}
      {...{ merchant, position }}
      opened={customer}
      may={{
        write: permissions.includes("customers.write"),
        reveal: permissions.includes("customers.reveal"),
      }}
    />
  );
}
