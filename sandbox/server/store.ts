import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";

/** One named part of the snapshot file. */
export interface Section {
  name: string;
  dump(): unknown;
  load(data: unknown): void;
}

export interface Store {
  /** Registers a part and fills it from the snapshot that was read at start. */
  register(section: Section): void;
  /** Says that something changed; the file follows within half a second. */
  changed(): void;
  /** Writes at once; for the end of the process. */
  flush(): void;
}

const snapshotSchema = z.record(z.string(), z.unknown());
const writeDelayMs = 500;

/** Without a file everything lives in memory only. The file is replaced by rename, so a reader never sees half of it. */
export function createStore(file: string | undefined): Store {
  const snapshot = file ? readSnapshot(file) : {};
  const sections: Section[] = [];
  let timer: NodeJS.Timeout | undefined;
  let dirty = false;
  let writing = false;

  const serialise = () =>
    JSON.stringify(Object.fromEntries(sections.map((part) => [part.name, part.dump()])));

  async function write(target: string): Promise<void> {
    timer = undefined;
    if (writing) return schedule();
    writing = true;
    dirty = false;
    try {
      await writeFile(`${target}.part`, serialise());
      await rename(`${target}.part`, target);
    } catch {
      dirty = true;
    } finally {
      writing = false;
    }
  }

  function schedule(): void {
    if (!file || timer) return;
    timer = setTimeout(() => void write(file), writeDelayMs);
    timer.unref();
  }

  return {
    register(section) {
      sections.push(section);
      if (section.name in snapshot) section.load(snapshot[section.name]);
    },
    changed() {
      dirty = true;
      schedule();
    },
    flush() {
      clearTimeout(timer);
      timer = undefined;
      if (!file || !(dirty || writing)) return;
      writeFileSync(`${file}.last`, serialise());
      renameSync(`${file}.last`, file);
      dirty = false;
    },
  };
}

function readSnapshot(file: string): Record<string, unknown> {
  mkdirSync(dirname(file), { recursive: true });
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw error;
  }
  try {
    return snapshotSchema.parse(JSON.parse(text));
  } catch {
    throw new Error("the sandbox data file is not a sandbox snapshot; remove it or name another one");
  }
}
