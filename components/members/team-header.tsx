import { LinkTabs } from "../ui/link-tabs.tsx";
import { PageHeader } from "../ui/page-header.tsx";

/** Title and tabs of both pages about the team. */
export function TeamHeader({ merchant, at }: { merchant: string; at: "members" | "roles" }) {
  const base = `/${merchant}/team`;
  return (
    <>
      <PageHeader title="Team" subtitle="Who works with this business, and what each of them may do." />
      <LinkTabs
        label="Team"
        className="mt-4"
        tabs={[
          { href: base, label: "Members", current: at === "members" },
          { href: `${base}/roles`, label: "Roles", current: at === "roles" },
        ]}
      />
    </>
  );
}
