import { WandSparkles } from "lucide-react";
import { Note } from "../ui/note.tsx";

/** What replaying an event would do now. `words`: the end of the sentence. */
export function ReplayForecast({ words }: { words: string }) {
  const [effect = "", rest = ""] = words.split(/(?=: | until |, and )/s);
  return (
    <Note tone="mute" icon={WandSparkles}>
      If replayed now: <strong className="font-semibold">{effect}</strong>
      {words.slice(effect.length) || rest}
    </Note>
  );
}
