import { expect, test } from "vitest";
import { isTyping } from "./is-typing.ts";

function pressedIn(html: string): boolean {
  document.body.innerHTML = html;
  const event = new KeyboardEvent("keydown", { key: "?", bubbles: true });
  let answer: boolean | undefined;
  const hear = (heard: KeyboardEvent) => {
    answer = isTyping(heard);
  };
  document.addEventListener("keydown", hear, { once: true });
  (document.querySelector("[data-focus]") ?? document.body).dispatchEvent(event);
  if (answer === undefined) throw new Error("it was not heard");
  return answer;
}

test("a key in a field, a box or an open layer is not for the page", () => {
  expect(pressedIn("<input data-focus>")).toBe(true);
  expect(pressedIn("<textarea data-focus></textarea>")).toBe(true);
  expect(pressedIn('<div role="dialog"><button data-focus>Close</button></div>')).toBe(true);
  expect(pressedIn('<div role="dialog"><input role="combobox" data-focus></div>')).toBe(true);
  expect(pressedIn("<button data-focus>Row</button>")).toBe(false);
  expect(pressedIn('<input type="checkbox" data-focus>')).toBe(false);
});

test("a layer that is closed and still fades holds no key back, though its field has the focus", () => {
  expect(pressedIn('<div role="dialog" data-closed><input role="combobox" data-focus></div>')).toBe(false);
  expect(pressedIn('<div role="menu" data-closed><div role="menuitem" data-focus></div></div>')).toBe(false);
});
