import { SearchX } from "lucide-react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        isPage
        icon={SearchX}
        title="This page does not exist"
        action={<LinkButton href="/">Go to Paydeck</LinkButton>}
      >
        The address may have a typing error, or what it showed is not yours to see.
      </EmptyState>
    </main>
  );
}
