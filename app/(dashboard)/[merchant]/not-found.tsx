import { SearchX } from "lucide-react";
import { EmptyState } from "#components/ui/empty-state.tsx";

export default function MerchantNotFound() {
  return (
    <EmptyState isPage icon={SearchX} title="Nothing here by that name">
      It may belong to another merchant, or the address has a typing error. Search finds any reference, id,
      hash or e-mail.
    </EmptyState>
  );
}
