"use client";

import { Bookmark, Check, Star, Trash2, Users } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import type { ActionResult } from "#lib/action-result.ts";
import {
  deleteSharedView,
  deleteView,
  keepDefaultView,
  renameView,
  saveView,
  shareView,
  updateView,
} from "#lib/views/actions.ts";
import type { ListName } from "#lib/views/list-look.ts";
import type { ListViews, SavedViewDto } from "#lib/views/schema.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Input } from "../ui/input.tsx";
import { Popover } from "../ui/popover.tsx";
import { usePageKey } from "../ui/use-page-key.ts";
import { viewHref } from "./view-href.ts";

interface ViewsPopoverProps {
  merchant: string;
  list: ListName;
  base: string;
  known: ListViews;
  /** The address as a view would keep it. */
  query: string;
  /** The same with the columns that the reader sees. */
  toKeep: string;
  current: SavedViewDto | undefined;
  mayShare: boolean;
}

/** Opens, keeps, changes and shares views of a list. */
export function ViewsPopover({
  merchant,
  list,
  base,
  known,
  query,
  toKeep,
  current,
  mayShare,
}: ViewsPopoverProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isSaving, startSaving] = useTransition();
  usePageKey("v", () => setOpen(true));
  const isChanged = current !== undefined && current.query !== query;
  function run<T>(asked: Promise<ActionResult<T>>, then: (value: T) => void = () => router.refresh()) {
    startSaving(async () => {
      const answer = await asked;
      setProblem(answer.ok ? undefined : (answer.error.fields.name ?? answer.error.message));
      if (!answer.ok) return;
      setName("");
      then(answer.value);
    });
  }
  const leave = () => router.push(`${base}?view=none`);
  function remove(view: SavedViewDto) {
    const ask = view.mine ? deleteView : deleteSharedView;
    run(ask(merchant, { viewId: view.id }), view.id === current?.id ? leave : undefined);
  }
  function save(event: FormEvent) {
    event.preventDefault();
    if (!isSaving)
      run(saveView(merchant, { list, name, query: toKeep }), (made) => {
        setOpen(false);
        router.push(viewHref(base, made));
      });
  }
  return (
    <Popover
      label="Views"
      open={open}
      onOpenChange={setOpen}
      className="w-84"
      trigger={
        <Button size="sm" icon={<Bookmark aria-hidden />} className="max-w-56">
          <span className="truncate">{current === undefined ? "Views" : current.name}</span>
          {isChanged && <span className="font-medium text-ink-3">changed</span>}
        </Button>
      }
    >
      {known.views.length === 0 && (
        <p className="text-ink-2">No views yet. A view keeps tab, filters and columns under a name.</p>
      )}
      <ul>
        {known.views.map((view) => (
          <li key={view.id} className="flex min-h-8 items-center gap-0.5">
            <Link
              href={viewHref(base, view)}
              aria-current={view.id === current?.id ? "true" : undefined}
              onClick={() => setOpen(false)}
              className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-1 px-2 hover:bg-hover"
            >
              <span className="truncate">{view.name}</span>
              {view.shared && <span className="text-meta text-ink-3">shared</span>}
              {view.id === current?.id && <Check aria-hidden className="text-accent" />}
            </Link>
            <IconButton
              label={
                view.id === known.defaultViewId ? `Do not open with ${view.name}` : `Open with ${view.name}`
              }
              aria-pressed={view.id === known.defaultViewId}
              icon={<Star aria-hidden className={view.id === known.defaultViewId ? "fill-current" : ""} />}
              size="xs"
              onClick={() =>
                run(
                  keepDefaultView(merchant, {
                    list,
                    viewId: view.id === known.defaultViewId ? null : view.id,
                  }),
                )
              }
            />
            {mayShare && (view.mine || view.shared) && (
              <IconButton
                label={view.shared ? `Stop sharing ${view.name}` : `Share ${view.name}`}
                aria-pressed={view.shared}
                icon={<Users aria-hidden className={view.shared ? "text-accent" : ""} />}
                size="xs"
                onClick={() => run(shareView(merchant, { viewId: view.id, shared: !view.shared }))}
              />
            )}
            {(view.mine || (mayShare && view.shared)) && (
              <IconButton
                label={`Delete ${view.name}`}
                icon={<Trash2 aria-hidden />}
                size="xs"
                onClick={() => remove(view)}
              />
            )}
          </li>
        ))}
      </ul>
      <form onSubmit={save} className="mt-2 grid gap-2 border-t border-line pt-3">
        <Field label="Name of this view" error={problem}>
          <Input value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" size="sm" loading={isSaving} disabled={name.trim() === ""}>
            Save as new
          </Button>
          {current?.mine && (
            <Button
              size="sm"
              disabled={name.trim() === "" || isSaving}
              onClick={() => run(renameView(merchant, { viewId: current.id, name }))}
            >
              Rename
            </Button>
          )}
          {current?.mine && isChanged && (
            <Button
              size="sm"
              disabled={isSaving}
              onClick={() => run(updateView(merchant, { viewId: current.id, query: toKeep }))}
            >
              Update {current.name}
            </Button>
          )}
        </div>
        {!mayShare && <p className="text-meta text-ink-3">Sharing needs the permission views.share.</p>}
      </form>
    </Popover>
  );
}
