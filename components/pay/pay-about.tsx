import Image from "next/image";
import type { PayPage } from "#lib/payment-links/pay-page/schema.ts";

/** What the merchant shows of what is sold. The picture keeps its place before it has come. */
export function PayAbout({ page }: { page: Pick<PayPage, "description" | "image"> }) {
  const { description, image } = page;
  return (
    <>
      {image && (
        <Image
          unoptimized
          src={image.src}
          width={image.width}
          height={image.height}
          alt=""
          preload
          className="mt-5 h-auto max-h-72 w-full rounded-2 bg-sunken object-contain"
        />
      )}
      {description !== "" && (
        <p dir="auto" className="mt-4 whitespace-pre-line break-words text-pretty text-ink-2">
          {description}
        </p>
      )}
    </>
  );
}
