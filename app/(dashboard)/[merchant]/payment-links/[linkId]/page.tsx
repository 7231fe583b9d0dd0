import { LinkView } from "#components/payment-links/link-view.tsx";
import { linkMailsReader, paymentLinkReader } from "#lib/payment-links/readers.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Payment link" };

export default async function LinkPage({
  params,
}: {
  readonly params: Promise<{ merchant: string; linkId: string }>;
}) {
  const { merchant, linkId } = await params;
  const [link, mails, { permissions }] = await loadPage(() =>
    Promise.all([
      paymentLinkReader.load(merchant, { linkId }),
      linkMailsReader.load(merchant, { linkId }),
      currentMember(merchant),
    ]),
  );
  return (
    <LinkView
      {...{ merchant, link, mails }}
      canWrite={permissions.includes("links.write")}
      canSend={permissions.includes("mails.send")}
    />
  );
}
