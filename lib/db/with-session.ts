/** A database's address with settings of the session; those that the address brings come last, and so win. */
export function withSession(databaseUrl: string, session: Readonly<Record<string, string>>): string {
  const url = new URL(databaseUrl);
  const ours = Object.entries(session).map(([name, value]) => `-c ${name}=${value}`);
  url.searchParams.set("options", [...ours, url.searchParams.get("options") ?? ""].join(" ").trim());
  return url.href;
}
