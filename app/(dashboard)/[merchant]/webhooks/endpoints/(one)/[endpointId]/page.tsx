import { DeliveriesScreen } from "#components/endpoints/deliveries-screen.tsx";
import { deliveriesQuery } from "#components/endpoints/deliveries-url.ts";
import { deliveriesReader, deliveryReader, deliverySummaryReader } from "#lib/deliveries/readers.ts";
import { chosenDeliverySchema, deliveryFiltersSchema } from "#lib/deliveries/schema.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Deliveries" };

interface DeliveriesPageProps {
  readonly params: Promise<{ merchant: string; endpointId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function DeliveriesPage({ params, searchParams }: DeliveriesPageProps) {
  const [{ merchant, endpointId }, search] = await Promise.all([params, searchParams]);
  const { delivery: deliveryId } = chosenDeliverySchema.parse(search);
  const filters = deliveryFiltersSchema.parse({ ...search, endpoint: endpointId });
  const [page, summary, delivery] = await loadPage(() =>
    Promise.all([
      deliveriesReader.load(merchant, filters),
      deliverySummaryReader.load(merchant, filters),
      deliveryId === undefined ? null : deliveryReader.load(merchant, { deliveryId }),
    ]),
  );
  // Another endpoint's delivery has no place in this log.
  const chosen = delivery?.endpoint.id === endpointId ? delivery : null;
  return (
    <DeliveriesScreen key={deliveriesQuery(filters)} {...{ filters, page, summary }} delivery={chosen} />
  );
}
