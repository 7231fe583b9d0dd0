import { Fragment } from "react";

/** A note's words, with the names of members as chips. */
export function NoteText({ text, mentions }: { text: string; mentions: readonly string[] }) {
  const names = mentions.toSorted((a, b) => b.length - a.length).map((name) => `@${name}`);
  return (
    <p className="break-words whitespace-pre-line">
      {cut(text, names).map(({ at, words }) =>
        names.includes(words) ? (
          <span key={at} className="rounded-[5px] bg-accent-soft px-1 font-medium text-accent">
            {words}
          </span>
        ) : (
          <Fragment key={at}>{words}</Fragment>
        ),
      )}
    </p>
  );
}

/** The text in pieces, each name one of its own, with where it begins. */
function cut(text: string, names: readonly string[]): { readonly at: number; readonly words: string }[] {
  const pieces: { at: number; words: string }[] = [];
  let at = 0;
  while (at < text.length) {
    const name = names.find((one) => text.startsWith(one, at));
    const next = name === undefined ? nextName(text, names, at + 1) : at + name.length;
    pieces.push({ at, words: text.slice(at, next) });
    at = next;
  }
  return pieces;
}

function nextName(text: string, names: readonly string[], from: number): number {
  const places = names.map((name) => text.indexOf(name, from)).filter((place) => place !== -1);
  return Math.min(text.length, ...places);
}
