interface Extra {
  /** What it means, or what to do. */
  detail?: string;
  action?: { label: string; onPress: () => void };
}

export interface Message extends Extra {
  readonly tone: "success" | "info" | "warning" | "error";
  readonly title: string;
}

type Show = (message: Message) => void;

const waiting: Message[] = [];
const listeners = new Set<() => void>();
let show: Show | undefined;

function tell(message: Message): void {
  if (show !== undefined) show(message);
  else waiting.push(message);
  for (const listener of listeners) listener();
}

/** A short message at the edge of the screen. For something that must stay in sight use Note. */
export const notify = {
  ok: (title: string, extra: Extra = {}) => tell({ ...extra, tone: "success", title }),
  info: (title: string, extra: Extra = {}) => tell({ ...extra, tone: "info", title }),
  warn: (title: string, extra: Extra = {}) => tell({ ...extra, tone: "warning", title }),
  bad: (title: string, extra: Extra = {}) => tell({ ...extra, tone: "error", title }),
};

/** Whether something waits to be shown; what shows it is fetched then. */
export const messages = {
  wait: () => waiting.length > 0,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};

/** From now on messages go there, the waiting ones first. */
export function showMessages(by: Show): () => void {
  show = by;
  for (const message of waiting.splice(0)) by(message);
  return () => {
    if (show === by) show = undefined;
  };
}
