/** Closed and still fading: its field may hold the focus a little longer, and what is pressed now is for the page. */
const LEAVING = '[role="dialog"][data-closed],[role="menu"][data-closed]';

/** Whether a key press belongs to a control or an open layer rather than to the page's shortcuts. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return true;
  if (event.metaKey || event.ctrlKey || event.altKey) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest(LEAVING)) return false;
  if (target.closest('[role="dialog"],[role="menu"],[role="listbox"],[role="combobox"]')) return true;
  if (target instanceof HTMLInputElement && target.type === "checkbox") return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}
