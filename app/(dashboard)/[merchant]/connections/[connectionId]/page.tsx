import { ConnectionScreen } from "#components/connections/connection-screen.tsx";

export const metadata = { title: "Connection" };

interface ConnectionPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ConnectionPage({ searchParams }: ConnectionPageProps) {
  const { connected } = await searchParams;
  return <ConnectionScreen justConnected={connected === "1"} />;
}
