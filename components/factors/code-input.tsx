import { Input, type InputProps } from "../ui/input.tsx";

/** Where a code is typed: six digits, or a recovery code's letters, so no keyboard of digits alone. */
export function CodeInput(props: InputProps) {
  return (
    <Input
      name="code"
      mono
      autoComplete="one-time-code"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      {...props}
    />
  );
}
