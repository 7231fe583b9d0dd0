/** The address when a browser may open it; null for anything but http(s), which a provider has no reason to send. */
export function webUrl(url: string | undefined): string | null {
  if (url === undefined) return null;
  const parsed = URL.parse(url);
  return parsed?.protocol === "https:" || parsed?.protocol === "http:" ? parsed.href : null;
}
