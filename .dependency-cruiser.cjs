/** The import rules of docs/architecture.md. `npm run check` runs them. */
const TESTS = "\\.(test|itest)\\.tsx?$|^lib/testing/|^lib/(providers/)?[^/]+/testing/";
const PURE =
  "^lib/(result|money|currencies|ids|errors|format|form-state|action-result|clock|mode|paging|page-params|card-numbers|redact|calendar-day|read-amounts|time-zone)\\.ts$";
// Vocabulary that both sides of a request need, as pure as the above.
const WORDS =
  "^lib/(live/topics|views/list-look|payment-links/pay-words[-a-z]*|payment-links/offered-methods|invoices/(acts|document|figures|totals|fraction|allot)|invoice-papers/paper-[-a-z]+|movements/read-amount|auth/permissions|auth/permission-words|auth/password-rules)\\.ts$";
const DECLARED = "^lib/(?!providers/).*/(schema|status)\\.ts$";
const CONTRACT = "^lib/providers/([a-z-]+-contract|contract|facts|form-field)\\.ts$";
const TIER_0 = [PURE, WORDS, DECLARED, CONTRACT];
const EDGES = "^lib/(env(-error|-secrets)?|logger)\\.ts$|^lib/(db|auth|queue|providers)/";
const ENTRIES = "^lib/.*/actions\\.ts$|^lib/(server|worker|door)/";
const PROVIDER = "^lib/providers/([^/]+)/";

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    rule("no-cycles", "Two files that need each other are one file.", {}, { circular: true }),
    rule(
      "resolvable",
      "Every import exists.",
      {},
      { couldNotResolve: true, pathNot: "^(server-only|geist)" },
    ),
    rule(
      "components-not-app",
      "app → components → lib, never back.",
      { path: "^components/" },
      { path: "^app/", pathNot: "^app/.+\\.css$" },
    ),
    rule(
      "lib-stands-alone",
      "lib knows no screen.",
      { path: "^lib/", pathNot: TESTS },
      { path: "^(app|components|sandbox|scripts|e2e)/" },
    ),
    rule(
      "components-take-little-from-lib",
      "Components take schema.ts, status.ts, actions.ts and tier 0.",
      { path: "^components/", pathNot: TESTS },
      { path: "^lib/", pathNot: [...TIER_0, "^lib/.*/actions\\.ts$"] },
    ),
    rule(
      "ui-knows-no-domain",
      "Primitives know no domain word.",
      { path: "^components/ui/" },
      { path: ["^lib/[^/]+/", "^components/(?!ui/)"] },
    ),
    rule(
      "pure-stays-pure",
      "Tier 0 runs in the browser.",
      { path: TIER_0, pathNot: TESTS },
      { path: ["^lib/", "^node:"], pathNot: TIER_0 },
    ),
    rule(
      "edges-below-domain",
      "Tier 1 imports tier 0 and tier 1 only.",
      { path: EDGES, pathNot: [TESTS, ...TIER_0] },
      { path: "^lib/", pathNot: [EDGES, ...TIER_0] },
    ),
    rule(
      "domain-below-entries",
      "Operations never import actions, server wiring or the worker.",
      { path: "^lib/", pathNot: [ENTRIES, TESTS, "^lib/.*/readers\\.ts$"] },
      { path: ENTRIES },
    ),
    rule(
      "prisma-at-home",
      "Prisma only in lib/db and repositories.",
      {
        path: "^(app|components|lib|prisma/seed)/",
        pathNot: ["^lib/db/", "repository\\.ts$", "^lib/worker/main\\.ts$", TESTS],
      },
      {
        path: ["^lib/db/generated/", "^node_modules/(@prisma|prisma)/", "^lib/db/client\\.ts$"],
        dependencyTypesNot: ["type-only"],
      },
    ),
    rule(
      "keys-by-one-door",
      "The scope of a key is made where the key was found by its hash, nowhere else.",
      { pathNot: ["^lib/api-keys/authenticate-key\\.ts$"] },
      { path: "^lib/auth/key-scope\\.ts$" },
    ),
    rule(
      "own-repository",
      "Another resource's operations, never its repository.",
      { path: "^lib/([^/]+)/", pathNot: TESTS },
      { path: "^lib/[^/]+/[a-z-]*repository\\.ts$", pathNot: "^lib/$1/" },
    ),
    rule(
      "providers-alone",
      "A provider knows no database, session, page nor other provider.",
      { path: PROVIDER, pathNot: [TESTS, "^lib/providers/testing/"] },
      {
        path: [PROVIDER, "^lib/(db|auth|queue)/", "^node_modules/(next|next-auth|@prisma)/"],
        pathNot: "^lib/providers/$1/",
      },
    ),
    rule(
      "providers-by-contract",
      "Only the registry names a provider.",
      { path: "^(app|components|lib|scripts)/", pathNot: ["^lib/providers/", TESTS] },
      { path: PROVIDER },
    ),
    rule(
      "sandbox-shares-nothing",
      "A wrong reading on one side must show on the other.",
      { path: "^sandbox/" },
      { path: "^(app|components|lib|prisma|scripts|e2e)/" },
    ),
    rule(
      "nobody-needs-the-sandbox",
      "Only the demo's seed may know the sandbox.",
      { path: "^(app|components|lib|scripts|prisma)/", pathNot: [TESTS, "^prisma/seed/"] },
      { path: "^sandbox/" },
    ),
    rule(
      "seed-knows-no-screens",
      "The seed lets the sandbox's providers live through the past; what people look at is none of its business.",
      { path: "^prisma/seed/" },
      { path: "^(app|components)/" },
    ),
    rule(
      "tests-are-leaves",
      "Nothing that ships imports a test.",
      { pathNot: [TESTS, "^e2e/", "^vitest", "^scripts/(bench|chaos)/"] },
      { path: TESTS },
    ),
    rule(
      "no-test-tools-shipped",
      "Development packages stay out of what ships.",
      { path: "^(app|components|lib|prisma/seed|sandbox)/", pathNot: [TESTS] },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "^node_modules/@types/" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.data|lib/db/generated/internal|lib/db/generated/models)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      conditionNames: ["import", "node", "default", "types"],
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
