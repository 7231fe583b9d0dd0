import { placeAt, placePath } from "./places.ts";

export interface Crumb {
  label: string;
  /** Absent on the last one. */
  href?: string;
  /** An id rather than words. */
  mono?: boolean;
}

/** Where a path is, in words. Derived from the path alone, so that the bar never changes after it is drawn. */
export function crumbsOf(slug: string, pathname: string): Crumb[] {
  // About the reader, not the business: no place of the navigation.
  if (pathname === `/${slug}/account`) return [{ label: "Your sign-in" }];
  const place = placeAt(slug, pathname);
  if (!place) return [];
  const path = placePath(slug, place.key);
  const rest = pathname.slice(path.length).split("/").filter(Boolean);
  if (rest.length === 0) return [{ label: place.label }];
  return [{ label: place.label, href: path }, ...rest.slice(0, 1).map(crumbOf)];
}

function crumbOf(segment: string): Crumb {
  const text = decodeURIComponent(segment);
  if (/^[a-z]+(-[a-z]+)*$/.test(text) && !/\d/.test(text))
    return {
      label: (text.charAt(0).toUpperCase() + text.slice(1)).replaceAll("-", " ").replace(/^Api\b/, "API"),
    };
  return { label: text.length > 16 ? `${text.slice(0, 10)}…${text.slice(-4)}` : text, mono: true };
}
