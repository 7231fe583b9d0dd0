import { cleanup, fireEvent, render } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nextRow, rowLinkMark, useRowKeys } from "./use-row-keys.ts";

function List({ ids, enabled = true }: { ids: readonly string[]; enabled?: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useRowKeys(box, enabled);
  return (
    <div ref={box}>
      <input aria-label="filter" />
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <a {...rowLinkMark} href={`#${id}`}>
              {id}
            </a>
            <button type="button">copy {id}</button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const press = (key: string, target: Element = document.body, extra = {}) =>
  fireEvent.keyDown(target, { key, ...extra });
const focused = () => document.activeElement?.textContent;

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
});
afterEach(cleanup);

describe("nextRow", () => {
  it("starts at the first row and holds at the ends", () => {
    expect(nextRow(-1, 3, "j")).toBe(0);
    expect(nextRow(-1, 3, "k")).toBe(0);
    expect(nextRow(2, 3, "j")).toBe(2);
    expect(nextRow(0, 3, "k")).toBe(0);
    expect(nextRow(0, 0, "j")).toBe(-1);
  });
});

describe("useRowKeys", () => {
  it("moves down and up", () => {
    render(<List ids={["a", "b", "c"]} />);
    press("j");
    press("j");
    press("j");
    expect(focused()).toBe("c");
    press("k");
    expect(focused()).toBe("b");
  });

  it("counts from the row that holds the focused control", () => {
    const { getByText } = render(<List ids={["a", "b", "c"]} />);
    getByText("copy b").focus();
    press("j", getByText("copy b"));
    expect(focused()).toBe("c");
  });

  it("leaves typing and browser shortcuts alone", () => {
    const { getByLabelText } = render(<List ids={["a"]} />);
    getByLabelText("filter").focus();
    press("j", getByLabelText("filter"));
    press("j", document.body, { metaKey: true });
    expect(document.activeElement).toBe(getByLabelText("filter"));
  });

  it("rests when disabled or empty", () => {
    render(<List ids={["a"]} enabled={false} />);
    press("j");
    expect(document.activeElement).toBe(document.body);
  });
});
