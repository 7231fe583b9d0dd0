import { Note } from "#components/ui/note.tsx";

/** Why the whole form was refused, announced; the region is there before the words, as screen readers need it. */
export function FormError({ message }: { message: string | null }) {
  return (
    <div role="alert">
      {message && (
        <Note tone="bad" className="mb-4">
          {message}
        </Note>
      )}
    </div>
  );
}
