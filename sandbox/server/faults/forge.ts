const proofHeader = /signature|authorization/i;
const proofText = /[A-Za-z0-9+/=]{32,}/g;

/** The headers of somebody who knows the form of a proof and not the secret: everything true but the proof itself. */
export function forgedHeaders(headers: Record<string, string>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    proofHeader.test(name) ? value.replace(proofText, backwards) : value,
  ]);
  return Object.fromEntries(entries);
}

function backwards(text: string): string {
  return [...text].reverse().join("");
}
