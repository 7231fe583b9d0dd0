import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Checkbox } from "./checkbox.tsx";
import { RadioCards } from "./radio-card.tsx";

/** The page as the server sends it, before any script runs. */
function sent(element: React.ReactElement): HTMLElement {
  const body = document.createElement("div");
  body.innerHTML = renderToString(element);
  return body;
}

function nameOf(body: HTMLElement, role: string): string | undefined {
  const names = body.querySelector(`[role=${role}], [type=${role}]`)?.getAttribute("aria-labelledby");
  return names ? body.querySelector(`[id="${names}"]`)?.textContent : undefined;
}

describe("what can be ticked has its name", () => {
  it("as a checkbox", () => {
    expect(nameOf(sent(<Checkbox>Every event</Checkbox>), "checkbox")).toBe("Every event");
  });

  it("as a choice among cards", () => {
    const cards = (
      <RadioCards
        label="Kind"
        options={[{ value: "link", title: "Link", detail: "Paid by whoever has it" }]}
      />
    );
    expect(nameOf(sent(cards), "radio")).toBe("LinkPaid by whoever has it");
  });
});
