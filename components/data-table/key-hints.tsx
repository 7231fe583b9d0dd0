import { Kbd } from "../ui/kbd.tsx";

interface KeyHint {
  keys: readonly string[];
  does: string;
}

const usual: readonly KeyHint[] = [
  { keys: ["j", "k"], does: "move" },
  { keys: ["↵"], does: "open" },
  { keys: ["?"], does: "all keys" },
];

/** The keys of a list, in its footer; away on touch screens. */
export function KeyHints({ hints = usual }: { hints?: readonly KeyHint[] }) {
  return (
    <ul className="hidden items-center gap-3 md:pointer-fine:flex">
      {hints.map((hint) => (
        <li key={hint.does} className="flex items-center gap-1">
          {hint.keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          <span className="ml-0.5">{hint.does}</span>
        </li>
      ))}
    </ul>
  );
}
