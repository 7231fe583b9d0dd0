import { PNG } from "pngjs";
import { encode, renderSVG } from "uqr";

/** White around a code, in modules: what readers need by the standard. */
const QUIET = 4;
const BLACK = [0x1b, 0x1b, 0x19] as const;

/** A QR code as SVG text: dark modules on white in both themes, since many readers refuse the reverse. */
export function qrSvg(text: string): string {
  return renderSVG(text, { ecc: "M", border: 2, pixelSize: 4, whiteColor: "#ffffff", blackColor: "#1b1b19" });
}

/** The same code as rows of modules, true for dark, without the quiet space that has to be left around it. */
export function qrModules(text: string): boolean[][] {
  return encode(text, { ecc: "M", border: 0 }).data;
}

/** The same for a file that is printed or put elsewhere: with the whole quiet zone. */
export function qrSvgFile(text: string): string {
  return renderSVG(text, {
    ecc: "M",
    border: QUIET,
    pixelSize: 10,
    whiteColor: "#ffffff",
    blackColor: "#1b1b19",
  });
}

/** As a PNG, `scale` pixels to a module, with a quiet zone of four modules. */
export function qrPng(text: string, scale = 12): Buffer {
  const { data, size } = encode(text, { ecc: "M", border: QUIET });
  const width = size * scale;
  const image = new PNG({ width, height: width, colorType: 2 });
  for (let y = 0; y < width; y += 1) {
    const row = data[Math.floor(y / scale)] ?? [];
    for (let x = 0; x < width; x += 1) {
      const isDark = row[Math.floor(x / scale)] === true;
      const at = (y * width + x) * 4;
      for (const [channel, dark] of BLACK.entries()) image.data[at + channel] = isDark ? dark : 0xff;
      image.data[at + 3] = 0xff;
    }
  }
  return PNG.sync.write(image, { colorType: 2 });
}
