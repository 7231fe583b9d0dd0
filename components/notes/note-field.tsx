"use client";

import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { MentionableMember } from "#lib/notes/schema.ts";
import { cn } from "../ui/cn.ts";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { matching, mentionQuery } from "./mention-query.ts";

interface NoteFieldProps {
  value: string;
  members: readonly MentionableMember[];
  error: string | undefined;
  onChange: (text: string) => void;
}

/** Where a note is typed. After an @ it offers the members' names. */
export function NoteField({ value, members, error, onChange }: NoteFieldProps) {
  const listId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState(false);
  const typed = closed ? null : mentionQuery(value, caret);
  const offered = typed === null ? [] : matching(members, typed.query);
  const chosen = offered[Math.min(at, offered.length - 1)];

  function write(text: string, position: number) {
    onChange(text);
    setCaret(position);
    setClosed(false);
    setAt(0);
  }

  function insert(member: MentionableMember) {
    if (typed === null) return;
    const before = `${value.slice(0, typed.from)}@${member.name} `;
    write(before + value.slice(caret), before.length);
    setClosed(true);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(before.length, before.length);
    });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (chosen === undefined) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) setAt((at + move + offered.length) % offered.length);
    else if (event.key === "Enter" || event.key === "Tab") insert(chosen);
    else if (event.key === "Escape") setClosed(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="relative w-full">
      <Field label="Note" hideLabel error={error}>
        <Textarea
          ref={field}
          rows={value === "" ? 1 : 3}
          maxLength={2000}
          placeholder="Write a note, @ names somebody"
          value={value}
          aria-autocomplete="list"
          aria-controls={chosen === undefined ? undefined : listId}
          aria-activedescendant={chosen === undefined ? undefined : `${listId}-${chosen.id}`}
          onChange={(event) => write(event.target.value, event.target.selectionStart)}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
      </Field>
      {chosen !== undefined && (
        <div
          id={listId}
          role="listbox"
          aria-label="Members"
          className="floating absolute inset-x-0 top-full z-30 mt-1 p-1"
        >
          {offered.map((member) => (
            <div
              key={member.id}
              id={`${listId}-${member.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={member === chosen}
              onMouseDown={(event) => {
                event.preventDefault();
                insert(member);
              }}
              className={cn("cursor-default rounded-[5px] px-2 py-1.5", member === chosen && "bg-hover")}
            >
              {member.name}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
