/** "Lucía Gómez" → "L••• G•••": enough for those who know it. Addresses are masked before they come here. */
export function maskName(name: string): string {
  if (name.includes("•")) return name;
  const words = name.trim().split(/\s+/).filter(Boolean);
  return words.map((word) => `${Array.from(word)[0]}•••`).join(" ");
}
