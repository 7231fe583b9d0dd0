import { parseArgs } from "node:util";
import { startSandbox } from "./start.ts";

const forcedExitMs = 3000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: "string", default: "3001" }, data: { type: "string" } },
  });
  if (!/^\d{1,5}$/.test(values.port)) throw new Error(`--port ${values.port} is not a port number`);
  const port = Number.parseInt(values.port, 10);
  const sandbox = await startSandbox({ port, ...(values.data && { dataFile: values.data }) });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), forcedExitMs).unref();
      void sandbox.close().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  const reason = error instanceof Error ? error.message : "unknown error";
  console.error(`sandbox: ${taken ? "the port is already in use" : reason}`);
  process.exit(1);
});
