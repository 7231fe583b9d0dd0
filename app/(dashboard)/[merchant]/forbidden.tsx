import { LockKeyhole } from "lucide-react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { refusal } from "#lib/server/refusal.ts";

/** React draws it with the frame of the page, whichever is there first: the page may not have been refused yet. */
export default async function MerchantForbidden() {
  const { loads } = refusal();
  await Promise.all(loads);
  return (
    <EmptyState icon={LockKeyhole} title="Not with your role" isPage>
      {refusal().message}
    </EmptyState>
  );
}
