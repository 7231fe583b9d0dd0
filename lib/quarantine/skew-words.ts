/** "7 min 12 s before it came", "1 h 3 min after it came". */
export function skewWords(signedAt: Date, receivedAt: Date): string {
  const ms = receivedAt.getTime() - signedAt.getTime();
  const span = spanWords(Math.abs(ms));
  return ms >= 0 ? `${span} before it came` : `${span} after it came`;
}

/** "7 min 12 s", "3 days 4 h". The two largest units. */
export function spanWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const units = [
    { size: 86_400, one: "day", many: "days" },
    { size: 3600, one: "h", many: "h" },
    { size: 60, one: "min", many: "min" },
    { size: 1, one: "s", many: "s" },
  ];
  const first = units.findIndex(({ size }) => seconds >= size);
  const parts = units.slice(first < 0 ? 3 : first).slice(0, 2);
  let rest = seconds;
  const words = parts.map(({ size, one, many }) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return { count, words: `${count} ${count === 1 ? one : many}` };
  });
  return words
    .filter(({ count }, index) => index === 0 || count > 0)
    .map(({ words: text }) => text)
    .join(" ");
}
