import { randomUUID } from "node:crypto";
import { NewReplay } from "#components/replays/new-replay.tsx";
import { replayOptionsReader } from "#lib/replays/readers.ts";
import { replayAskSchema } from "#lib/replays/schema.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "New replay" };

interface NewReplayPageProps {
  readonly params: Promise<{ merchant: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewReplayPage({ params, searchParams }: NewReplayPageProps) {
  const [{ merchant }, search] = await Promise.all([params, searchParams]);
  const [options, { permissions }] = await loadPage(() =>
    Promise.all([replayOptionsReader.load(merchant, {}), currentMember(merchant)]),
  );
  return (
    <NewReplay
      merchant={merchant}
      connections={options.connections}
      limit={options.limit}
      asked={replayAskSchema.safeParse(search).data ?? null}
      canReplay={permissions.includes("webhooks.replay")}
      idempotencyKey={randomUUID()}
    />
  );
}
