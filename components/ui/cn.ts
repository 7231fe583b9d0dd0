import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["micro", "label", "meta", "body", "form", "section", "lead", "title", "figure", "hero"],
      "font-weight": ["book", "strong"],
      radius: ["1", "2", "3"],
      shadow: ["1", "2"],
    },
  },
});

/** Joins class names; a later Tailwind class wins over an earlier one of the same kind. */
export function cn(...inputs: ClassValue[]): string {
  return merge(clsx(inputs));
}
