import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/** A schema file as Prisma's engine takes it. */
export interface SchemaFile {
  readonly path: string;
  readonly content: string;
}

/** The least that the engine accepts: applying written SQL needs no models. */
export const NO_MODELS: readonly SchemaFile[] = [
  { path: "base.prisma", content: 'datasource db {\n  provider = "postgresql"\n}\n' },
];

let loaded: Promise<void> | undefined;

/**
 * Lends Prisma's schema engine, from its npm package, so that migrations need no download. The package is internal to
 * Prisma and pinned to the client's exact version; nothing outside this folder touches it. It connects at once, even to
 * compare texts.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  schema: readonly SchemaFile[],
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= load();
  await loaded;
  // The engine never hangs up by itself, and an open session keeps its migration lock.
  const connections = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(connections));
    const datamodels = schema.map((file): [string, string] => [file.path, file.content]);
    return await work(await bindings.SchemaEngine.new({ datamodels }, () => undefined, adapter));
  } finally {
    await connections.end();
  }
}

async function load(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = readFileSync(join(dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
}
