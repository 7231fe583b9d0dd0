import Image from "next/image";

/** A QR code from its SVG text, as a picture: no markup enters the page. */
export function QrImage({ svg, alt, className }: { svg: string; alt: string; className?: string }) {
  const src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return <Image unoptimized src={src} alt={alt} width={148} height={148} className={className} />;
}
