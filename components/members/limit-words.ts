/** How many connections somebody sees who does not see all. */
export function limitWords(connectionIds: readonly string[]): string {
  return connectionIds.length === 1 ? "1 connection only" : `${connectionIds.length} connections only`;
}
