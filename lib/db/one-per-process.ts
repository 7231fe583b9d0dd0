const holder: { paydeckShared?: Map<string, unknown> } & object = globalThis;

/**
 * One value per process, made when first asked for. It hangs on the global object because the bundler gives each
 * route its own copy of a module, and hot reload makes new ones: module variables would open a pool per copy.
 */
export function onePerProcess<T extends object>(
  name: string,
  make: () => T,
): { get(): T; take(): T | undefined } {
  const slots = slotsOf<T>();
  return {
    get() {
      const existing = slots.get(name);
      if (existing) return existing;
      const made = make();
      slots.set(name, made);
      return made;
    },
    take() {
      const existing = slots.get(name);
      slots.delete(name);
      return existing;
    },
  };
}

function slotsOf<T>(): Map<string, T> {
  holder.paydeckShared ??= new Map();
  return holder.paydeckShared as Map<string, T>;
}
