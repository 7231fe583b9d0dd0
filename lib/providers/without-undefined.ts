type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same object without its undefined members: what is not known is absent, never `undefined`. */
export function withoutUndefined<T extends object>(value: T): Defined<T> {
  // Dropping the undefined members is exactly what Defined says.
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Defined<T>;
}
