"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { type FormEvent, useId, useState, useTransition } from "react";
import type { ActionResult } from "#lib/action-result.ts";
import { addTag, removeTag } from "#lib/tags/actions.ts";
import { MOST_TAG_LENGTH } from "#lib/tags/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Field } from "../ui/field.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Input } from "../ui/input.tsx";

interface TagsCardProps {
  merchant: string;
  transactionId: string;
  tags: readonly string[];
  canTag: boolean;
}

/** The merchant's own words on one transaction, with those it uses elsewhere offered while typing. */
export function TagsCard({ merchant, transactionId, tags, canTag }: TagsCardProps) {
  const queries = useQueryClient();
  const offered = useId();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isSaving, startSaving] = useTransition();
  const known = useQuery({
    queryKey: ["transactions", merchant, "tags"],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/tags`,
        async () => (await import("#lib/tags/schema.ts")).tagListDto,
        signal,
      ),
    enabled: canTag,
  });
  function change(asked: Promise<ActionResult<unknown>>) {
    startSaving(async () => {
      const answer = await asked;
      setProblem(answer.ok ? undefined : (answer.error.fields.tag ?? answer.error.message));
      if (answer.ok) setText("");
      await queries.invalidateQueries({ queryKey: ["transactions", merchant] });
    });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isSaving) change(addTag(merchant, { transactionId, tag: text }));
  }
  if (tags.length === 0 && !canTag) return null;
  const rest = known.data?.tags.filter((tag) => !tags.includes(tag)) ?? [];
  return (
    <Card title="Tags">
      <ul className="mb-3 flex flex-wrap gap-1.5 empty:hidden">
        {tags.map((tag) => (
          <li
            key={tag}
            className="inline-flex min-h-6 max-w-full items-center gap-1 rounded-1 border border-line bg-sunken pl-2 text-meta font-strong text-ink-2 last:pr-0"
          >
            <span className="truncate">{tag}</span>
            {canTag ? (
              <IconButton
                label={`Take the tag ${tag} away`}
                icon={<X aria-hidden className="size-3" />}
                size="xs"
                disabled={isSaving}
                onClick={() => change(removeTag(merchant, { transactionId, tag }))}
              />
            ) : (
              <span className="w-1" />
            )}
          </li>
        ))}
      </ul>
      {canTag && (
        <form onSubmit={submit} className="flex items-start gap-2">
          <Field label="Tag" hideLabel error={problem} className="min-w-0 flex-1">
            <Input
              value={text}
              list={offered}
              maxLength={MOST_TAG_LENGTH}
              placeholder="vip, chargeback risk …"
              autoComplete="off"
              onChange={(event) => setText(event.target.value)}
            />
          </Field>
          <datalist id={offered}>
            {rest.map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
          <Button type="submit" loading={isSaving} disabled={text.trim() === ""}>
            Add tag
          </Button>
        </form>
      )}
    </Card>
  );
}
