import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LiveUpdates } from "./live-updates.tsx";

/** The browser's end of the stream, at the edge of what runs without a server. */
class FakeSource {
  static last: FakeSource;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onended: (() => void) | null = null;
  onerror: (() => void) | null = null;
  static readonly CLOSED = 2;
  readyState = 1;
  isClosed = false;
  readonly url: string;
  constructor(url: string) {
    this.url = url;
    FakeSource.last = this;
  }
  addEventListener(name: string, listener: () => void): void {
    if (name === "ended") this.onended = listener;
  }
  close(): void {
    this.isClosed = true;
    this.onmessage = null;
  }
}

const ask = vi.fn(async () => "asked again");

function Replay() {
  const { data } = useQuery({ queryKey: ["replays", "one"], queryFn: ask, initialData: "as it was drawn" });
  return <p>{data}</p>;
}

function Exports({ asking }: { asking: () => Promise<string> }) {
  const { data = "nothing yet" } = useQuery({ queryKey: ["exports", "list"], queryFn: asking });
  return <p>{data}</p>;
}

function screens(queries: QueryClient, replay: boolean) {
  return (
    <QueryClientProvider client={queries}>
      <LiveUpdates merchantSlug="cafe" drawnAt={7} />
      {replay && <Replay />}
    </QueryClientProvider>
  );
}

const tell = (...topics: string[]) =>
  act(() => FakeSource.last.onmessage?.({ data: JSON.stringify(topics) }));
const freshFor30s = () => new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } });

beforeEach(() => {
  ask.mockClear();
  vi.stubGlobal("EventSource", FakeSource);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("names the moment from which on it wants to know", () => {
  render(screens(freshFor30s(), true));
  expect(FakeSource.last.url).toBe("/api/merchants/cafe/live?drawn=7");
});

it("asks again for what a change is about, and for nothing else", async () => {
  render(screens(freshFor30s(), true));
  tell("payouts");
  expect(ask).not.toHaveBeenCalled();
  tell("replays");
  await screen.findByText("asked again");
});

it("asks again for a screen that appears after the notice of a change", async () => {
  const queries = freshFor30s();
  const { rerender } = render(screens(queries, false));
  tell("replays");
  rerender(screens(queries, true));
  await screen.findByText("asked again");
  expect(ask).toHaveBeenCalledTimes(1);
});

it("leaves a screen as it was drawn when nothing was said of it", async () => {
  const queries = freshFor30s();
  const { rerender } = render(screens(queries, false));
  tell("payouts");
  rerender(screens(queries, true));
  await act(() => Promise.resolve());
  expect(ask).not.toHaveBeenCalled();
});

it("asks for everything once a stream that broke is back", async () => {
  render(screens(freshFor30s(), true));
  act(() => FakeSource.last.onopen?.());
  expect(ask).not.toHaveBeenCalled();
  act(() => FakeSource.last.onopen?.());
  await screen.findByText("asked again");
});

it("asks again when a change is told while a screen asks for the first time", async () => {
  const first = Promise.withResolvers<string>();
  const answers = [first.promise, Promise.resolve("ended")];
  const asking = vi.fn(() => answers.shift() ?? Promise.resolve("asked too often"));
  render(
    <QueryClientProvider client={freshFor30s()}>
      <LiveUpdates merchantSlug="cafe" drawnAt={7} />
      <Exports asking={asking} />
    </QueryClientProvider>,
  );
  tell("exports");
  await act(async () => first.resolve("still written"));
  await screen.findByText("ended");
  expect(asking).toHaveBeenCalledTimes(2);
});

it("asks for everything when the stream is refused for good, and not when it only breaks", async () => {
  render(screens(freshFor30s(), true));
  FakeSource.last.readyState = 0;
  act(() => FakeSource.last.onerror?.());
  expect(ask).not.toHaveBeenCalled();
  FakeSource.last.readyState = FakeSource.CLOSED;
  act(() => FakeSource.last.onerror?.());
  await screen.findByText("asked again");
});

it("opens nothing again once its reader may no longer be told, and asks for the whole page", () => {
  const reload = vi.fn();
  vi.stubGlobal("location", { reload });
  render(screens(freshFor30s(), true));
  const source = FakeSource.last;
  act(() => source.onended?.());
  expect(source.isClosed).toBe(true);
  expect(reload).toHaveBeenCalledTimes(1);
  expect(FakeSource.last).toBe(source);
  expect(ask).not.toHaveBeenCalled();
});
