import { defineConfig, devices } from "@playwright/test";

const executablePath = process.env.PAYDECK_CHROMIUM;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // Two cores share dashboard, worker, database, sandbox and browser.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.PAYDECK_URL ?? "http://localhost:3000",
    locale: "en-GB",
    timezoneId: "America/Bogota",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
      ...(executablePath ? { executablePath } : {}),
    },
  },
});
