/** Its description, else the machine it is at: never the whole address, whose query may hold a key. */
export function endpointName({
  description,
  url,
}: {
  readonly description: string;
  readonly url: string;
}): string {
  return description === "" ? new URL(url).host : description;
}
