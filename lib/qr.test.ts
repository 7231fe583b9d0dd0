import { PNG } from "pngjs";
import { encode } from "uqr";
import { expect, test } from "vitest";
import { qrPng, qrSvgFile } from "./qr.ts";

const ADDRESS = "https://pay.example.com/pay/logo-design-k7mX2pQ9vRtH4sWbJcNzGf";

test("a PNG is the code's own modules, dark on white, inside a quiet zone of four", () => {
  const scale = 8;
  const { width, height, data } = PNG.sync.read(qrPng(ADDRESS, scale));
  const { data: modules, size } = encode(ADDRESS, { ecc: "M", border: 0 });
  expect([width, height]).toEqual([(size + 8) * scale, (size + 8) * scale]);
  const isDark = (column: number, row: number) => {
    const at = ((row + 0.5) * scale * width + (column + 0.5) * scale) * 4;
    return (data[at] ?? 0) < 128;
  };
  for (let row = -4; row < size + 4; row += 1)
    for (let column = -4; column < size + 4; column += 1)
      expect(isDark(column + 4, row + 4), `${column},${row}`).toBe(modules[row]?.[column] ?? false);
});

test("files for printing are large enough and have their quiet zone", () => {
  expect(PNG.sync.read(qrPng(ADDRESS)).width).toBeGreaterThan(400);
  expect(qrSvgFile(ADDRESS)).toMatch(/^<svg[^>]+viewBox/);
});
