/** One line a step, with how long it took. */
export type Progress = <T>(
  title: string,
  work: () => Promise<T>,
  detail?: (result: T) => string,
) => Promise<T>;

export const printProgress: Progress = async (title, work, detail) => {
  const started = performance.now();
  const result = await work();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`  ${title.padEnd(22)} ${`${seconds} s`.padStart(7)}   ${detail?.(result) ?? ""}`);
  return result;
};

export const noProgress: Progress = (_title, work) => work();
