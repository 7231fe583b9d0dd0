"use client";

import { type FormEvent, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";

interface SearchFormProps {
  readonly value: string;
  /** What can be typed, in one sentence. */
  readonly help: string;
  readonly onSearch: (q: string) => void;
}

/** The one text filter of a list, behind its chip. */
export function SearchForm({ value, help, onSearch }: SearchFormProps) {
  const [text, setText] = useState(value);
  function submit(event: FormEvent) {
    event.preventDefault();
    onSearch(text.trim());
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Field label="Search" help={help}>
        <Input
          value={text}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="primary">
        Search
      </Button>
    </form>
  );
}
