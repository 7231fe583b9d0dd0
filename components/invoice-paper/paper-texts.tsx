import type { PaperPartProps } from "./paper-due.tsx";

/** What the merchant wrote under it. */
export function PaperTexts({ page, words }: PaperPartProps) {
  const { notes, terms, attachments } = page.document;
  return (
    <>
      {notes !== "" && <Text title={words.notes}>{notes}</Text>}
      {terms !== "" && <Text title={words.terms}>{terms}</Text>}
      {attachments.length > 0 && (
        <section className="mt-6">
          <h2 className="font-medium">{words.attachments}</h2>
          <ul>
            {attachments.map(({ name, url }) => (
              <li key={`${url} ${name}`}>
                <Attachment url={url} name={name} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Attachment({ url, name }: { url: string; name: string }) {
  // Whatever is stored there: nothing but a page may be opened.
  if (!/^https?:\/\//.test(url)) return <span>{name}</span>;
  return (
    <a
      href={url}
      rel="noreferrer"
      className="inline-block py-0.5 text-accent underline-offset-2 [overflow-wrap:anywhere] hover:underline"
    >
      {name}
    </a>
  );
}

function Text({ title, children }: { title: string; children: string }) {
  return (
    <section className="mt-6">
      <h2 className="font-medium">{title}</h2>
      <p className="whitespace-pre-line text-ink-2 [overflow-wrap:anywhere]">{children}</p>
    </section>
  );
}
