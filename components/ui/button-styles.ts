import { cva, type VariantProps } from "class-variance-authority";

export const buttonStyles = cva(
  "relative inline-flex shrink-0 items-center justify-center gap-[7px] whitespace-nowrap rounded-1 border font-medium transition-colors duration-[80ms] select-none disabled:opacity-50 disabled:pointer-events-none aria-disabled:pointer-events-none aria-disabled:opacity-50",
  {
    variants: {
      variant: {
        primary:
          "border-button bg-button text-on-button shadow-1 hover:border-button-hover hover:bg-button-hover",
        default: "border-line-strong bg-surface text-ink shadow-1 hover:bg-hover",
        quiet: "border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink",
        danger: "border-line-strong bg-surface text-bad shadow-1 hover:border-bad-dot hover:bg-bad-soft",
      },
      size: {
        sm: "h-7 px-[9px] text-[12.5px]",
        md: "h-8 px-3 text-body",
        lg: "h-[42px] px-4 text-form",
      },
    },
    defaultVariants: { variant: "default", size: "md" },
  },
);

export type ButtonLook = VariantProps<typeof buttonStyles>;
