import { WebhooksScreen } from "#components/webhooks/webhooks-screen.tsx";
import { webhooksQuery } from "#components/webhooks/webhooks-url.ts";
import { inboxProofReader } from "#lib/proof/readers.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";
import { eventReader, eventsReader, inboxSummaryReader } from "#lib/webhooks/readers.ts";
import { chosenEventSchema, eventFiltersSchema } from "#lib/webhooks/schema.ts";

export const metadata = { title: "Webhooks" };

interface WebhooksPageProps {
  readonly params: Promise<{ merchant: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function WebhooksPage({ params, searchParams }: WebhooksPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const { event: eventId } = chosenEventSchema.parse(search);
  const filters = eventFiltersSchema.parse(search);
  const [page, summary, proof, event, { permissions }] = await loadPage(() =>
    Promise.all([
      eventsReader.load(merchant, search),
      inboxSummaryReader.load(merchant, search),
      inboxProofReader.load(merchant, {}),
      eventId === undefined ? null : eventReader.load(merchant, { eventId }),
      currentMember(merchant),
    ]),
  );
  return (
    <WebhooksScreen
      key={webhooksQuery(filters)}
      canReplay={permissions.includes("webhooks.replay")}
      {...{ merchant, filters, page, summary, proof, event }}
    />
  );
}
