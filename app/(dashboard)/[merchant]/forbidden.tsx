import { LockKeyhole } from "lucide-react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { refusal } from "#lib/server/refusal.ts";

export default function MerchantForbidden() {
  return (
    <EmptyState icon={LockKeyhole} title="Not with your role" isPage>
      {refusal().message}
    </EmptyState>
  );
}
