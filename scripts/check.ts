import { runStaticChecks } from "./check/run-static-checks.ts";
import { endWith } from "./steps/say.ts";

/** `npm run check`: everything that is judged without running the product. */
try {
  const { failures } = await runStaticChecks();
  process.exitCode = failures.length > 0 ? 1 : 0;
} catch (error) {
  endWith(error);
}
