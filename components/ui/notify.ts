import { toast } from "sonner";

interface Extra {
  /** What it means, or what to do. */
  detail?: string;
  action?: { label: string; onPress: () => void };
}

function options({ detail, action }: Extra) {
  return {
    ...(detail && { description: detail }),
    ...(action && { action: { label: action.label, onClick: action.onPress } }),
  };
}

/** A short message at the edge of the screen. For something that must stay in sight use Note. */
export const notify = {
  ok: (title: string, extra: Extra = {}) => toast.success(title, options(extra)),
  info: (title: string, extra: Extra = {}) => toast.info(title, options(extra)),
  warn: (title: string, extra: Extra = {}) => toast.warning(title, options(extra)),
  bad: (title: string, extra: Extra = {}) => toast.error(title, { ...options(extra), duration: 10_000 }),
};
