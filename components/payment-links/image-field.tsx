"use client";

import { ImagePlus, X } from "lucide-react";
import { useId } from "react";
import { IMAGE_TYPES, imageProblem } from "#lib/payment-links/image/schema.ts";
import { buttonStyles } from "../ui/button-styles.ts";
import { cn } from "../ui/cn.ts";
import { IconButton } from "../ui/icon-button.tsx";

export interface ImageFieldProps {
  hasImage: boolean;
  error: string | undefined;
  onChange: (image: { readonly base64: string } | null) => void;
  onProblem: (problem: string) => void;
}

/** A picture from this device, judged before it is sent; the server judges it again. */
export function ImageField({ hasImage, error, onChange, onProblem }: ImageFieldProps) {
  const id = useId();
  async function take(file: File | undefined) {
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const problem = imageProblem(bytes);
    if (problem !== null) onProblem(problem);
    else onChange({ base64: toBase64(bytes) });
  }
  return (
    <div>
      <p className="mb-1.5 font-medium">Picture</p>
      <div className="flex items-center gap-2">
        <label
          htmlFor={id}
          className={cn(
            buttonStyles({ size: "md" }),
            "has-focus-visible:outline-2 has-focus-visible:outline-accent",
          )}
        >
          <ImagePlus aria-hidden />
          {hasImage ? "Choose another picture" : "Choose a picture"}
          <input
            id={id}
            type="file"
            name="image"
            accept={IMAGE_TYPES.join(",")}
            aria-invalid={error !== undefined || undefined}
            aria-describedby={`${id}-help`}
            onChange={({ target }) => {
              take(target.files?.[0]);
              // The same file may be chosen again after it was removed.
              target.value = "";
            }}
            className="sr-only"
          />
        </label>
        {hasImage && (
          <IconButton label="Remove the picture" icon={<X aria-hidden />} onClick={() => onChange(null)} />
        )}
      </div>
      <p
        id={`${id}-help`}
        role={error ? "alert" : undefined}
        className={cn("mt-[5px] text-meta", error ? "text-bad" : "text-ink-3")}
      >
        {error ?? "PNG, JPEG or WebP, at most 1 MiB and 4096 pixels a side."}
      </p>
    </div>
  );
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
