import { Command, InvalidArgumentError } from "commander";

export interface ChaosOptions {
  readonly kills: number;
  readonly seed: number;
  readonly web: number;
  readonly workers: number;
  readonly keep: boolean;
}

/** `--kills 1000 --seed 7`; throws commander's own clear error for anything else. */
export function parseOptions(args: readonly string[]): ChaosOptions {
  const program = new Command("chaos")
    .description(
      "Kills web processes, workers and PostgreSQL under a stream of webhooks, and counts what is lost.",
    )
    .option("--kills <number>", "how many times something is killed with SIGKILL", whole(1, 100_000), 100)
    .option("--seed <number>", "decides events, their order and what is killed when", whole(0, 2 ** 31), 1)
    .option("--web <number>", "processes that take webhooks", whole(2, 8), 2)
    .option("--workers <number>", "worker processes", whole(2, 8), 2)
    .option("--keep", "leave the database and the logs of the processes behind", false)
    .allowExcessArguments(false);
  return program.parse(args, { from: "user" }).opts<ChaosOptions>();
}

function whole(least: number, most: number) {
  return (text: string): number => {
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}
