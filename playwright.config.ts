import { defineConfig, devices } from "@playwright/test";
import { signedInFile } from "./e2e/support/people.ts";

const executablePath = process.env.PAYDECK_CHROMIUM;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // Tests of one file share its provider and run in turn; two files at once fill the waiting for polls.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // Waiting is no measure of speed (the benches are): long enough for a machine whose disk stands still for a while.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.PAYDECK_URL ?? "http://localhost:3000",
    locale: "en-GB",
    timezoneId: "America/Bogota",
    // A failure keeps the page's picture and tree. A trace of every test costs a sixth of the time: `--trace on` when one is needed.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
      ...(executablePath ? { executablePath } : {}),
    },
  },
  projects: [
    { name: "sign-in", testMatch: /\.setup\.ts$/ },
    {
      name: "chromium",
      testMatch: /\.spec\.ts$/,
      dependencies: ["sign-in"],
      use: { storageState: signedInFile("owner") },
    },
  ],
});
