import Link from "next/link";
import type { Gallery } from "#lib/connections/schema.ts";
import { Monogram } from "../ui/monogram.tsx";
import { Tag } from "../ui/tag.tsx";

/** Every provider that can be connected, with what it can do. */
export function GalleryList({ merchant, gallery }: { merchant: string; gallery: Gallery }) {
  return (
    <ul className="mt-5 grid gap-4 sm:grid-cols-2">
      {gallery.items.map((item) => (
        <li key={item.id} className="min-w-0">
          <Link
            href={`/${merchant}/connections/new/${item.id}`}
            className="flex h-full gap-3.5 rounded-3 border border-line bg-surface p-[18px] transition-colors hover:border-line-strong hover:bg-hover"
          >
            <Monogram size="lg" letters={item.tile.letters} colour={item.tile.color} />
            <span className="min-w-0">
              <span className="block text-section font-semibold">{item.name}</span>
              <span className="mt-0.5 block text-pretty text-ink-2">{item.summary}</span>
              <span className="mt-3 flex flex-wrap gap-1.5">
                {item.capabilities.map((capability) => (
                  <Tag key={capability}>{capability}</Tag>
                ))}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
