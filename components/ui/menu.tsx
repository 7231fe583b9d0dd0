"use client";

import { later } from "./later.ts";
import type { MenuChoiceProps, MenuItemProps, MenuProps } from "./menu-popup.tsx";
import { PopupTrigger } from "./popup-trigger.tsx";

const popup = later(() => import("./menu-popup.tsx"));

/** Opens at its trigger. What it consists of is fetched when somebody points at the trigger or focuses it. */
export function Menu({ trigger, ...rest }: MenuProps) {
  return (
    <PopupTrigger trigger={trigger} opens="menu" load={popup.load}>
      {(take) => {
        const { MenuPopup } = popup.now();
        return <MenuPopup {...rest} take={take} />;
      }}
    </PopupTrigger>
  );
}

export function MenuItem(props: MenuItemProps) {
  const { Item } = popup.now();
  return <Item {...props} />;
}

/** One of several, with a tick at the chosen one. */
export function MenuChoice(props: MenuChoiceProps) {
  const { Choice } = popup.now();
  return <Choice {...props} />;
}

export function MenuSeparator() {
  const { Separator } = popup.now();
  return <Separator />;
}
