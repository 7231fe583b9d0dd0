// Written so that an old Node can still read it: it has to be able to say that it is too old.
import { spawn, spawnSync } from "child_process";
import { createHash } from "crypto";
import { existsSync, readFileSync, writeFileSync } from "fs";
import { join } from "path";
import { fileURLToPath } from "url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "node_modules", ".paydeck-lock");
const name = process.argv[2];

if (Number.parseInt(process.versions.node, 10) < 20) {
  fail(
    `Paydeck needs Node 20 or newer, and this is Node ${process.versions.node}: install a newer one and try again.`,
  );
}
if (!name || !existsSync(join(root, "scripts", `${name}.ts`))) {
  fail("Run one of the commands of package.json, for instance: npm run up");
}
process.chdir(root);
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lockHash()) install();
run();

function install() {
  const started = Date.now();
  console.log("  … installing packages");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const result = spawnSync(npm, ["install", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (result.status !== 0) fail("The packages could not be installed: see npm's message above.");
  writeFileSync(stamp, lockHash());
  console.log(`  ✓ packages · ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function lockHash() {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

function run() {
  const binary = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
  const flags = ["--disable-warning=ExperimentalWarning", "--conditions=react-server"];
  // The tests and the scan bring their own settings.
  if (!["test", "check", "scan"].includes(name) && existsSync(".env")) flags.push("--env-file=.env");
  const child = spawn(binary, [...flags, join("scripts", `${name}.ts`), ...process.argv.slice(3)], {
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(`Node 24 could not be started: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(signal ? 1 : code));
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
