import { ReplayableInbox } from "#components/replays/replayable-inbox.tsx";
import { webhooksQuery } from "#components/webhooks/webhooks-url.ts";
import { inboxProofReader } from "#lib/proof/readers.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";
import { eventReader, eventsReader, inboxSummaryReader } from "#lib/webhooks/readers.ts";
import { chosenEventSchema, eventFiltersSchema } from "#lib/webhooks/schema.ts";

interface WebhooksPageProps {
  readonly params: Promise<{ merchant: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ searchParams }: WebhooksPageProps) {
  const { event } = chosenEventSchema.parse(await searchParams);
  return { title: event === undefined ? "Webhooks" : "Webhook event" };
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
    <ReplayableInbox
      key={webhooksQuery(filters)}
      canReplay={permissions.includes("webhooks.replay")}
      mayAccept={{
        accept: permissions.includes("webhooks.accept"),
        storeSecret: permissions.includes("connections.write"),
      }}
      {...{ merchant, filters, page, summary, proof, event }}
    />
  );
}
