/** The word TEST wherever test money is on screen. */
export function TestMark() {
  return (
    <span className="rounded-[5px] bg-test-soft px-1.5 py-0.5 text-micro leading-[1.35] font-bold tracking-[0.06em] text-test-ink">
      TEST
    </span>
  );
}

/** The violet line along the top edge. */
export function TestBar() {
  return (
    <div aria-hidden data-shell className="pointer-events-none fixed inset-x-0 top-0 z-30 h-[3px] bg-test" />
  );
}
