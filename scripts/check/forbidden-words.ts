import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Rule {
  readonly word: RegExp;
  readonly why: string;
  /** Files that the rule is about. */
  readonly in: RegExp;
  readonly except: RegExp;
}

const TESTS = /\.(test|itest)\.tsx?$|\/testing\/|__fixtures__/;

const RULES: readonly Rule[] = [
  {
    word: /["'`](88pay|payin|pepay)["'`/]/i,
    why: "names a provider outside its own folder",
    in: /^(app|components|lib)\//,
    except: /^lib\/providers\/(88pay|payin|pepay|registry\.ts)/,
  },
  {
    word: /process\.env/,
    why: "reads the environment outside lib/env.ts",
    in: /^(app|components|lib|prisma\/seed)\//,
    except: /^lib\/env\.ts$/,
  },
  {
    word: /(parseFloat\(|\bas any\b|@ts-(ignore|expect-error|nocheck)|biome-ignore)/,
    why: "uses what this project does without",
    in: /^(app|components|lib|prisma\/seed|sandbox|scripts|e2e)\//,
    except: /^scripts\/check\/forbidden-words/,
  },
  {
    word: /\b(it|test|describe)\.(skip|only|todo)\b/,
    why: "leaves a test out",
    in: /\.(test|itest|spec)\.tsx?$/,
    except: /^scripts\/check\//,
  },
];

/** Lines that hold a word where it has no place, as `file:line why`. */
export function forbiddenWords(
  folders = ["app", "components", "lib", "prisma", "sandbox", "scripts", "e2e"],
): string[] {
  return folders.flatMap(sourceFiles).flatMap((file) => offences(file, readFileSync(file, "utf8")));
}

export function offences(file: string, text: string): string[] {
  const rules = RULES.filter((rule) => rule.in.test(file) && !rule.except.test(file)).filter(
    (rule) => !(TESTS.test(file) && /provider|environment/.test(rule.why)),
  );
  return text
    .split("\n")
    .flatMap((line, index) =>
      rules
        .filter((rule) => rule.word.test(line))
        .map((rule) => `${file}:${index + 1} ${rule.why}: ${line.trim()}`),
    );
}

function sourceFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !/(^|\/)generated\//.test(path))
    .map((path) => join(folder, path));
}
