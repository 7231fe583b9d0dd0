"use client";

import {
  type ComponentPropsWithRef,
  cloneElement,
  type ReactElement,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";

export type ButtonProps = ComponentPropsWithRef<"button">;

/** Takes what the popup's own trigger wants of the button. */
export type TakeTrigger = (props: ButtonProps) => void;

interface PopupTriggerProps {
  trigger: ReactElement<ButtonProps>;
  /** What opens, for a screen reader. */
  opens: "menu" | "dialog";
  /** Fetches the popup. */
  load: () => Promise<unknown>;
  /** It is to be open, whatever happened to the button. */
  isWanted?: boolean | undefined;
  /** The popup around {@link HandOver}; drawn once it is fetched. */
  children: (take: TakeTrigger) => ReactNode;
}

/**
 * A button whose popup is fetched when somebody points at it or focuses it. The button stays the same element from the
 * server's page on: when the popup is there, its trigger hands over handlers and attributes, and what was pressed in
 * the meantime is pressed again.
 */
export function PopupTrigger({ trigger, opens, load, isWanted = false, children }: PopupTriggerProps) {
  const [isHere, setHere] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const handed = useMemo(() => handedProps(), []);
  const button = useRef<HTMLButtonElement>(null);
  const pressed = useRef<readonly Event[]>([]);
  const pointer = useRef("");
  if (problem !== undefined) throw problem;

  function fetchPopup() {
    load().then(
      () => setHere(true),
      (failed: unknown) => {
        // Pointing at it is no reason to tell; pressing it is.
        if (pressed.current.length > 0 || isWanted) setProblem(failed);
      },
    );
  }
  useEffect(() => {
    if (isWanted && !isHere) load().then(() => setHere(true), setProblem);
  }, [isWanted, isHere, load]);
  function press(again: readonly Event[]) {
    pressed.current = again;
    fetchPopup();
  }
  const waiting: ButtonProps = {
    "aria-haspopup": opens,
    "aria-expanded": false,
    onPointerEnter: fetchPopup,
    onFocus: fetchPopup,
    onPointerDown: ({ pointerType }) => {
      pointer.current = pointerType;
      fetchPopup();
    },
    onClick: ({ detail }) => press(clickAgain(detail, opens === "dialog" ? pointer.current : "")),
    onKeyDown: (event) => {
      if (event.key === "Escape") pressed.current = [];
      if (opens !== "menu" || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
      event.preventDefault();
      press([new KeyboardEvent("keydown", { ...AS_PRESSED, key: event.key })]);
    },
    onBlur: () => {
      pressed.current = [];
    },
  };
  return (
    <>
      <Button trigger={trigger} waiting={waiting} handed={handed} button={button} pressed={pressed} />
      {isHere && (
        // Two focus guards of the trigger come with it while it is open. The button stands before both: the one that
        // belongs in front of it would stop whoever goes on from the button.
        <span className="contents [&>:first-child:not(:last-child)]:hidden">{children(handed.take)}</span>
      )}
    </>
  );
}

const AS_PRESSED = { bubbles: true, cancelable: true } as const;

/** With the finger or mouse before it: what opens for a finger leaves the screen's keyboard down. Menus want the click alone. */
function clickAgain(detail: number, pointerType: string): Event[] {
  const click = new MouseEvent("click", { ...AS_PRESSED, detail });
  const isByHand = detail > 0 && pointerType !== "";
  return isByHand ? [new PointerEvent("pointerdown", { ...AS_PRESSED, pointerType }), click] : [click];
}

interface WaitingButtonProps {
  trigger: ReactElement<ButtonProps>;
  waiting: ButtonProps;
  handed: ReturnType<typeof handedProps>;
  button: React.RefObject<HTMLButtonElement | null>;
  pressed: React.RefObject<readonly Event[]>;
}

/** Drawn anew by itself when it is handed something, so that the popup is not. */
function Button({ trigger, waiting, handed, button, pressed }: WaitingButtonProps) {
  const given = useSyncExternalStore(handed.subscribe, handed.now, () => null);
  const isTaken = given !== null;
  useEffect(() => {
    if (!isTaken) return;
    const events = pressed.current;
    pressed.current = [];
    for (const event of events) button.current?.dispatchEvent(event);
  }, [isTaken, button, pressed]);
  const ref = useJoinedRef(button, given?.ref, trigger.props.ref);
  return cloneElement(trigger, { ...joined(trigger.props, given ?? waiting), ref });
}

/** Put as the popup's trigger: draws nothing, and hands to the button what the trigger would have drawn. */
export function HandOver({ props, take }: { props: ButtonProps; take: TakeTrigger }) {
  useLayoutEffect(() => take(props));
  return null;
}

function handedProps() {
  let props: ButtonProps | null = null;
  const listeners = new Set<() => void>();
  return {
    now: () => props,
    take: (next: ButtonProps) => {
      props = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The button's own attributes win; of handlers both run. */
function joined(own: ButtonProps, more: ButtonProps): ButtonProps {
  const both: Record<string, unknown> = { ...more };
  for (const [name, value] of Object.entries(own)) {
    const other = both[name];
    if (value === undefined) continue;
    both[name] =
      typeof value === "function" && typeof other === "function" && name.startsWith("on")
        ? (...event: unknown[]) => {
            value(...event);
            other(...event);
          }
        : value;
  }
  return both;
}

type ButtonRef = React.Ref<HTMLButtonElement> | undefined;

/** One ref for several, which changes only when one of them does. */
function useJoinedRef(first: ButtonRef, second: ButtonRef, third: ButtonRef) {
  return useMemo(() => {
    const refs = [first, second, third];
    return (element: HTMLButtonElement | null) => {
      const undo = refs.map((ref) => {
        if (typeof ref === "function") return ref(element) ?? (() => void ref(null));
        if (ref) ref.current = element;
        return () => {
          if (ref) ref.current = null;
        };
      });
      return () => {
        for (const one of undo) one();
      };
    };
  }, [first, second, third]);
}
