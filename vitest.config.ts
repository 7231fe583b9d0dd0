import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const emptyModule = fileURLToPath(new URL("./scripts/test/empty-module.ts", import.meta.url));
const ignored = ["**/node_modules/**", ".next/**", ".data/**", "e2e/**"];

export default defineConfig({
  // "server-only" throws outside a React server; the tests are one, as the worker is.
  resolve: { alias: { "server-only": emptyModule } },
  test: {
    env: { TZ: "UTC" },
    // On two cores Vitest would take one worker: the other waits as often as it works.
    maxWorkers: 2,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["**/*.test.ts"],
          exclude: ignored,
        },
      },
      {
        extends: true,
        oxc: { jsx: { runtime: "automatic" } },
        test: {
          name: "components",
          environment: "jsdom",
          include: ["**/*.test.tsx"],
          exclude: ignored,
          setupFiles: ["scripts/test/wait-for-fetched-code.ts"],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          environment: "node",
          include: ["**/*.itest.ts"],
          exclude: ignored,
          globalSetup: ["lib/db/testing/global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
