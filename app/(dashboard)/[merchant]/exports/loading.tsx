import { ExportsSkeleton } from "#components/exports/exports-skeleton.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

export default function ExportsLoading() {
  return (
    <>
      <PageHeader
        title="Exports"
        subtitle="Files of what was on a screen, each of one moment. They are kept for seven days."
      />
      <ExportsSkeleton />
    </>
  );
}
