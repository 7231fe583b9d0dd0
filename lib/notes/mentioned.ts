/** Members whom a text names by "@Name". A longer name is looked for first: "@Ana María" does not name Ana. */
export function mentionedIn<M extends { readonly name: string }>(text: string, members: readonly M[]): M[] {
  let rest = text;
  const named: M[] = [];
  for (const member of members.toSorted((a, b) => b.name.length - a.name.length)) {
    const pattern = new RegExp(`@${escaped(member.name)}(?![\\p{L}\\p{N}])`, "gu");
    if (member.name === "" || !pattern.test(rest)) continue;
    rest = rest.replace(pattern, " ");
    named.push(member);
  }
  return named;
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
