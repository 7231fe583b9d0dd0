import { ReplaysScreen } from "#components/replays/replays-screen.tsx";
import { replaysReader } from "#lib/replays/readers.ts";
import { loadPage } from "#lib/server/load-page.ts";

export const metadata = { title: "Replays" };

export default async function ReplaysPage({ params }: { readonly params: Promise<{ merchant: string }> }) {
  const { merchant } = await params;
  const opened = await loadPage(() => replaysReader.load(merchant, {}));
  return <ReplaysScreen merchant={merchant} opened={opened} />;
}
