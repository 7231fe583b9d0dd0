/** Code that is fetched when somebody first shows an interest in what it does. */
export interface Later<Module> {
  /** Fetches it, once; a fetch that failed is tried again by the next call. */
  load: () => Promise<Module>;
  /** What was fetched. Only inside of something that {@link load} brought to the screen. */
  now: () => Module;
}

export function later<Module>(fetchIt: () => Promise<Module>): Later<Module> {
  let asked: Promise<Module> | undefined;
  let here: Module | undefined;
  async function ask(): Promise<Module> {
    try {
      here = await fetchIt();
      return here;
    } catch (problem) {
      asked = undefined;
      throw problem;
    }
  }
  return {
    load: () => {
      asked ??= ask();
      return asked;
    },
    now: () => {
      if (here === undefined) throw new Error("Used before it was fetched.");
      return here;
    },
  };
}
