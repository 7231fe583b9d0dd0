"use client";

import type { ReactNode } from "react";
import { Note } from "./note.tsx";

interface DialogFormProps {
  /** The button in the dialog's footer has it as its `form`. */
  id: string;
  busy: boolean;
  /** What is wrong with the whole, not with one field. */
  problem: string | undefined;
  onSubmit: () => void;
  children: ReactNode;
}

/** The form inside a dialog, sent once at a time. */
export function DialogForm({ id, busy, problem, onSubmit, children }: DialogFormProps) {
  return (
    <form
      id={id}
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
    >
      {problem && (
        <Note tone="bad" urgent>
          {problem}
        </Note>
      )}
      {children}
    </form>
  );
}
