import { itemsQuery } from "#components/replays/items-query.ts";
import { ReplayScreen } from "#components/replays/replay-screen.tsx";
import { replayItemsReader, replayReader } from "#lib/replays/readers.ts";
import { replayItemsInput } from "#lib/replays/schema.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Replay" };

interface ReplayPageProps {
  readonly params: Promise<{ merchant: string; replayId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ReplayPage({ params, searchParams }: ReplayPageProps) {
  const [{ merchant, replayId }, search] = await Promise.all([params, searchParams]);
  const place = replayItemsInput.pick({ effect: true, after: true }).parse(search);
  const [opened, items, { permissions }] = await loadPage(() =>
    Promise.all([
      replayReader.load(merchant, { replayId }),
      replayItemsReader.load(merchant, { ...place, replayId }),
      currentMember(merchant),
    ]),
  );
  const { effect, after } = place;
  return (
    <ReplayScreen
      key={itemsQuery({ effect, after })}
      canReplay={permissions.includes("webhooks.replay")}
      {...{ merchant, opened, items, effect, after }}
    />
  );
}
