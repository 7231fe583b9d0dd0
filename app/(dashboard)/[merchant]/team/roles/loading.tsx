import { TeamSkeleton } from "#components/members/team-skeleton.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

export default function RolesLoading() {
  return (
    <>
      <PageHeader title="Team" subtitle="Who works with this business, and what each of them may do." />
      <TeamSkeleton />
    </>
  );
}
