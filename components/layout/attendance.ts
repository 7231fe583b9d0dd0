/** So long after somebody last pointed or typed, a screen is on its own. */
const ALONE_AFTER_MS = 60_000;
const SIGNS = ["pointermove", "pointerdown", "wheel", "keydown"];

let touchedAt = Date.now();
function noteTouch(): void {
  touchedAt = Date.now();
}
if (typeof window !== "undefined")
  for (const sign of SIGNS) window.addEventListener(sign, noteTouch, { capture: true, passive: true });

/** Whether somebody is there: what a screen asks for without them must not keep their session from idling. */
export function isAttended(): boolean {
  return Date.now() - touchedAt < ALONE_AFTER_MS;
}
