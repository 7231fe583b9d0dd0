"use client";

import { Dialog } from "@base-ui/react/dialog";
import { SearchPanel, type SearchPanelProps } from "./search-panel.tsx";

export interface CommandMenuProps extends Omit<SearchPanelProps, "onDone"> {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The box as a dialog. `typed` is what was written before it was here. */
export function CommandMenu({ open, onOpenChange, ...rest }: CommandMenuProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fading fixed inset-0 z-40 bg-backdrop" />
        <Dialog.Popup
          aria-label="Search"
          className="floating ring-none fixed inset-x-3 top-3 z-40 mx-auto max-w-[600px] rounded-3 sm:top-[14vh]"
        >
          <SearchPanel {...rest} onDone={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
