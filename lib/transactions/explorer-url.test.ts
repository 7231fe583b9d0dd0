import { describe, expect, it } from "vitest";
import { explorerUrl } from "./explorer-url.ts";

const hash = "0xabc0123456789abcdef0123456789abc";

describe("explorerUrl", () => {
  it.each([
    ["polygon-amoy", "test", `https://amoy.polygonscan.com/tx/${hash}`],
    ["Polygon Amoy", "test", `https://amoy.polygonscan.com/tx/${hash}`],
    ["polygon-mainnet", "live", `https://polygonscan.com/tx/${hash}`],
    ["Tron (TRC20)", "live", `https://tronscan.org/#/transaction/${hash}`],
    ["TRC20", "test", `https://nile.tronscan.org/#/transaction/${hash}`],
    ["solana-devnet", "test", `https://solscan.io/tx/${hash}?cluster=devnet`],
    ["base", "live", `https://basescan.org/tx/${hash}`],
    ["base", "test", `https://sepolia.basescan.org/tx/${hash}`],
  ] as const)("knows %s in %s mode", (network, mode, url) => {
    expect(explorerUrl(network, hash, mode)).toBe(url);
  });

  it("says nothing about networks, test networks and hashes that it doesn't know", () => {
    expect(explorerUrl("dogechain", hash, "live")).toBeNull();
    expect(explorerUrl("cardano", hash, "test")).toBeNull();
    expect(explorerUrl("base", "javascript:alert(1)", "live")).toBeNull();
    expect(explorerUrl(null, hash, "live")).toBeNull();
    expect(explorerUrl("base", null, "live")).toBeNull();
  });
});
