import { renderSVG } from "uqr";

/** A QR code as SVG text: dark modules on white in both themes, since many readers refuse the reverse. */
export function qrSvg(text: string): string {
  return renderSVG(text, { ecc: "M", border: 2, pixelSize: 4, whiteColor: "#ffffff", blackColor: "#1b1b19" });
}
