import { LockKeyhole } from "lucide-react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { refusedFor } from "#lib/server/refusal.ts";

export default async function MerchantForbidden() {
  return (
    <EmptyState icon={LockKeyhole} title="Not with your role" isPage>
      {await refusedFor()}
    </EmptyState>
  );
}
