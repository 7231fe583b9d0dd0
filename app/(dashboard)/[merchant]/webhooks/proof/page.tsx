import { ProofScreen } from "#components/proof/proof-screen.tsx";
import { proofReader } from "#lib/proof/readers.ts";
import { proofFiltersSchema } from "#lib/proof/schema.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Proof of nothing lost" };

interface ProofPageProps {
  readonly params: Promise<{ merchant: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ProofPage({ params, searchParams }: ProofPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const [page, { permissions }] = await loadPage(() =>
    Promise.all([proofReader.load(merchant, search), currentMember(merchant)]),
  );
  return (
    <ProofScreen
      merchant={merchant}
      filters={proofFiltersSchema.parse(search)}
      page={page}
      canAsk={permissions.includes("transactions.sync")}
    />
  );
}
