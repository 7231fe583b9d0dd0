import { FileUp, Plus } from "lucide-react";
import { LinksList } from "#components/payment-links/links-list.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { paymentLinksReader } from "#lib/payment-links/readers.ts";
import { linkFiltersSchema } from "#lib/payment-links/schema.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Payment links" };

interface LinksPageProps {
  readonly params: Promise<{ merchant: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function LinksPage({ params, searchParams }: LinksPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const [page, { permissions }] = await loadPage(() =>
    Promise.all([paymentLinksReader.load(merchant, search), currentMember(merchant)]),
  );
  const canWrite = permissions.includes("links.write");
  const newLink = (
    <>
      <LinkButton href={`/${merchant}/payment-links/import`} icon={<FileUp aria-hidden />}>
        Import
      </LinkButton>
      <LinkButton href={`/${merchant}/payment-links/new`} variant="primary" icon={<Plus aria-hidden />}>
        Payment link
      </LinkButton>
    </>
  );
  return (
    <>
      <PageHeader title="Payment links" actions={canWrite && newLink} />
      <LinksList {...{ merchant, page, canWrite }} filters={linkFiltersSchema.parse(search)} />
    </>
  );
}
