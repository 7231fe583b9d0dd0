"use client";

import type { CustomerDetail, CustomerPosition } from "#lib/customer-desk/schema.ts";
import { CustomerInvoiceList } from "../invoices/customer-invoices.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { CustomerFigures } from "./customer-figures.tsx";
import { CustomerInvoices, CustomerLinks } from "./customer-links.tsx";
import { CustomerNotes } from "./customer-notes.tsx";
import { CustomerTransactions } from "./customer-transactions.tsx";
import { DuplicatesCard } from "./duplicates-card.tsx";
import { MergedCard } from "./merged-card.tsx";
import { PersonalCard } from "./personal-card.tsx";
import { SeenByCard } from "./seen-by-card.tsx";
import { ShownOf } from "./shown-of.tsx";
import { useCustomer } from "./use-customers.ts";

interface CustomerViewProps {
  merchant: string;
  opened: CustomerDetail;
  /** Which page of their transactions, and which card shows everything. */
  position: CustomerPosition;
  may: { readonly write: boolean; readonly reveal: boolean };
}

/** Everything about one customer, and always its present state. */
export function CustomerView({ merchant, opened, position, may }: CustomerViewProps) {
  const customer = useCustomer(merchant, opened, position);
  const { id, name, email, ownInvoices, seenBy, merged, figures, totals } = customer;
  return (
    <>
      <PageHeader
        title={<span className="break-words">{name || email || "Without a name"}</span>}
        subtitle={email !== null && email !== name && email}
      />
      <CustomerFigures figures={figures} />
      <div className="mt-5 grid gap-5 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid min-w-0 content-start gap-5">
          <CustomerTransactions merchant={merchant} customer={customer} />
          <CustomerInvoiceList
            merchant={merchant}
            invoices={ownInvoices}
            aside={
              <ShownOf
                shown={ownInvoices.length}
                total={totals.ownInvoices}
                things="invoices"
                href={`/${merchant}/invoices?q=${id}`}
              />
            }
          />
          <CustomerLinks merchant={merchant} customer={customer} />
          <CustomerInvoices merchant={merchant} customer={customer} />
        </div>
        <div className="grid min-w-0 content-start gap-5">
          <PersonalCard merchant={merchant} customer={customer} canReveal={may.reveal} />
          <SeenByCard seenBy={seenBy} />
          <DuplicatesCard merchant={merchant} customer={customer} canWrite={may.write} />
          <MergedCard merged={merged} />
          <CustomerNotes merchant={merchant} customer={customer} canWrite={may.write} />
        </div>
      </div>
    </>
  );
}
