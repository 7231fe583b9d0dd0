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
    word: /from "date-fns"/,
    why: "loads all of date-fns, 800 files, where a process starts: import from date-fns/<function>",
    in: /^(app|components|lib|prisma\/seed|scripts)\//,
    except: /^scripts\/check\/forbidden-words/,
  },
  {
    word: /\b(it|test|describe)\.(skip|only|todo)\b/,
    why: "leaves a test out",
    in: /\.(test|itest|spec)\.tsx?$/,
    except: /^scripts\/check\//,
  },
];

const FOLDERS = ["app", "components", "lib", "prisma", "sandbox", "scripts", "e2e"];
const PROVIDERS = "lib/providers";

/** Lines that hold a word where it has no place, as `file:line why`. */
export function forbiddenWords(providers = providerIds()): string[] {
  return FOLDERS.flatMap(sourceFiles).flatMap((file) =>
    offences(file, readFileSync(file, "utf8"), providers),
  );
}

/** Every provider has a folder of its name. */
function providerIds(): string[] {
  return readdirSync(PROVIDERS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "testing")
    .map((entry) => entry.name);
}

function namingRule(providers: readonly string[]): Rule {
  const names = providers.join("|");
  return {
    word: new RegExp(`["'\`](${names})["'\`/]`, "i"),
    why: "names a provider outside its own folder",
    in: /^(app|components|lib)\//,
    except: new RegExp(`^${PROVIDERS}/((${names})/|registry\\.ts$)`),
  };
}

const isBornByTests = ({ why }: Rule): boolean => /provider|environment/.test(why);

export function offences(file: string, text: string, providers: readonly string[]): string[] {
  const rules = [...RULES, namingRule(providers)].filter(
    (rule) => rule.in.test(file) && !rule.except.test(file) && !(TESTS.test(file) && isBornByTests(rule)),
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
