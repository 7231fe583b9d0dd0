import type { CustomerRow } from "#lib/customer-desk/schema.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { Time } from "../ui/time.tsx";
import { Country } from "./country.tsx";
import { PaidTotals } from "./paid-totals.tsx";

export const customerColumns: DataColumn<CustomerRow>[] = [
  {
    id: "name",
    header: "Name",
    primary: true,
    skeleton: "w-32",
    cell: ({ name }) => <span title={name}>{name || "Without a name"}</span>,
  },
  {
    id: "email",
    header: "E-mail",
    hideBelow: "lg",
    skeleton: "w-32",
    cell: ({ email }) =>
      email === null ? (
        <span className="text-ink-3">–</span>
      ) : (
        <span className="text-ink-2" title={email}>
          {email}
        </span>
      ),
  },
  {
    id: "country",
    header: "Country",
    width: 116,
    hideBelow: "wide",
    skeleton: "w-16",
    cell: ({ country }) => <Country code={country} />,
  },
  {
    id: "payments",
    header: "Payments",
    width: 88,
    align: "end",
    skeleton: "w-8",
    cell: ({ payments }) => payments.toLocaleString("en"),
  },
  {
    id: "paid",
    header: "Paid",
    width: 212,
    align: "end",
    skeleton: "w-24",
    cell: (row) => <PaidTotals row={row} />,
  },
  {
    id: "last",
    header: "Last seen",
    width: 128,
    align: "end",
    hideBelow: "xl",
    skeleton: "w-20",
    cell: ({ lastSeenAt }) =>
      lastSeenAt === null ? (
        <span className="text-ink-3">Not yet</span>
      ) : (
        <Time at={lastSeenAt} mode="relative" className="text-ink-2" />
      ),
  },
];
