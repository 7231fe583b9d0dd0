import type { TransactionDetail } from "#lib/transactions/schema.ts";
import { Note } from "../ui/note.tsx";
import { TextLink } from "../ui/text-link.tsx";

export interface FallbackNoteProps {
  merchant: string;
  transaction: Pick<TransactionDetail, "continues" | "continuedAs">;
}

/** Both ends of a payment that one provider refused and another took over. Nothing where there is no such thing. */
export function FallbackNote({ merchant, transaction: { continues, continuedAs } }: FallbackNoteProps) {
  return (
    <>
      {continuedAs !== null && (
        <Note tone="info" title="The payer was sent on to another provider">
          Nothing was charged here. Continued as{" "}
          <TextLink href={`/${merchant}/transactions/${continuedAs.id}`}>{continuedAs.id}</TextLink>.
        </Note>
      )}
      {continues.map(({ id }) => (
        <Note key={id} tone="info" title="Begun in place of a payment that was refused">
          The provider that the payer chose first could not begin it, and charged nothing. Continues{" "}
          <TextLink href={`/${merchant}/transactions/${id}`}>{id}</TextLink>.
        </Note>
      ))}
    </>
  );
}
