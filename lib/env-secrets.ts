import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { EnvError } from "./env-error.ts";

type Source = Readonly<Record<string, string | undefined>>;

/** Settings that may stand outside the environment, where other programs of the machine can't read them. */
const ELSEWHERE = ["PAYDECK_KEYS", "NEXTAUTH_SECRET"] as const;

const COMMAND_MS = 30_000;
const MOST_BYTES = 64 * 1024;

/**
 * The settings with those that `NAME_FILE` or `NAME_COMMAND` lead to: the text of a file, or what a shell command of the
 * operator prints, such as a secrets manager's own client. Read once when the process first asks for a setting. Throws
 * `EnvError`, which never carries what was read.
 */
export function withSecretsFromElsewhere(source: Source): Source {
  const found = ELSEWHERE.flatMap((name) => {
    const ways = [name, `${name}_FILE`, `${name}_COMMAND`].filter((one) => source[one]);
    if (ways.length > 1) throw new EnvError(`Only one of ${ways.join(" and ")} may be set`);
    const file = source[`${name}_FILE`];
    const command = source[`${name}_COMMAND`];
    if (file) return [[name, textOf(file, `${name}_FILE`)]];
    return command ? [[name, outputOf(command, `${name}_COMMAND`)]] : [];
  });
  return found.length === 0 ? source : { ...source, ...Object.fromEntries(found) };
}

function textOf(path: string, name: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    throw new EnvError(`${name} names a file that cannot be read`);
  }
}

function outputOf(command: string, name: string): string {
  try {
    const limits = { timeout: COMMAND_MS, maxBuffer: MOST_BYTES };
    return execFileSync("/bin/sh", ["-c", command], {
      ...limits,
      encoding: "utf8",
      // What the command says when it fails is for the operator's terminal; what it prints never is.
      stdio: ["ignore", "pipe", "inherit"],
    }).trim();
  } catch {
    throw new EnvError(`${name} failed or took longer than ${COMMAND_MS / 1000} seconds`);
  }
}
