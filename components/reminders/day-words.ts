/** A day from the due date, in words: "3 days before it is due". */
export function reminderWords(day: number): string {
  if (day === 0) return "On the day it is due";
  const count = Math.abs(day) === 1 ? "1 day" : `${Math.abs(day)} days`;
  return day < 0 ? `${count} before it is due` : `${count} after it was due`;
}
