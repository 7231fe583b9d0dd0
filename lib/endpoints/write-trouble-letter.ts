import { letterMoment } from "../mail/letter-figures.ts";
import type { Letter } from "../mail/letter-shape.ts";
import type { Mode } from "../mode.ts";
import { DISABLE_AFTER_MS, type DisabledReason, type Trouble } from "./status.ts";
import type { TroubleNews } from "./trouble-news.ts";

export interface TroubleMatter extends TroubleNews {
  readonly toName: string;
  readonly merchant: string;
  readonly endpoint: string;
  readonly mode: Mode;
  /** The merchant's: an IANA name. */
  readonly timeZone: string;
  /** Null while it is not. */
  readonly disabledAt: Date | null;
  /** For how long events can be sent again. */
  readonly keptDays: number;
  readonly pageUrl: string;
}

type Warning = Exclude<Trouble, DisabledReason>;

const OVER: Readonly<Record<Warning, string>> = { "50": "Half", "70": "70 %", "90": "90 %" };

/** The words of a letter about an endpoint that fails or was disabled. */
export function writeTroubleLetter(matter: TroubleMatter): Letter {
  const { trouble, toName, merchant, endpoint, mode, pageUrl } = matter;
  const since = momentIn(matter, matter.failingSince);
  const { paragraphs, fact, ...head } =
    trouble === "gone" || trouble === "failing"
      ? disabledWords(matter, trouble, since)
      : warningWords(matter, trouble, since);
  return {
    ...head,
    language: "en",
    paragraphs: [
      ...(toName === "" ? [] : [`Hello ${toName},`]),
      ...paragraphs,
      `It belongs to ${mode} mode: if its page is not found, switch Paydeck to ${mode} mode first.`,
    ],
    facts: [
      { label: "Endpoint", value: endpoint },
      { label: "Business", value: merchant },
      { label: "Mode", value: mode === "live" ? "Live" : "Test" },
      { label: "Failing since", value: since },
      fact,
    ],
    button: { label: "Open the endpoint", url: pageUrl },
    footer:
      "Paydeck writes to owners and developers when an endpoint takes no events. These letters can't be turned off.",
    files: [],
  };
}

type Words = Pick<Letter, "subject" | "preview" | "heading" | "paragraphs"> & {
  readonly fact: Letter["facts"][number];
};

function warningWords(matter: TroubleMatter, warning: Warning, since: string): Words {
  const { endpoint, failingSince, keptDays } = matter;
  const end = momentIn(matter, new Date(failingSince.getTime() + DISABLE_AFTER_MS));
  const over = OVER[warning];
  return {
    subject: `${endpoint} takes no events: ${over.toLowerCase()} of the time to being disabled is over`,
    preview: `Every try has failed since ${since}.`,
    heading: `${endpoint} takes no events`,
    paragraphs: [
      `Every try to deliver to ${endpoint} has failed since ${since}. ${over} of the five days after which Paydeck stops sending are over: if nothing gets through, the first try that fails after ${end} disables it.`,
      "Open the endpoint to see what it answers. Your system has to answer with a 2xx status within 15 seconds; a test event from that page shows whether it does. One delivery that gets through ends the count.",
      `Each delivery is tried ten times over 75 hours. What was given up is kept for ${keptDays} days: Send again, Recover what failed on the endpoint's page sends it anew.`,
    ],
    fact: { label: "Disabled, unless it recovers, after", value: end },
  };
}

const WHY: Readonly<Record<DisabledReason, (endpoint: string, since: string) => string>> = {
  failing: (endpoint, since) =>
    `Every try to deliver to ${endpoint} has failed for five days, since ${since}.`,
  gone: (endpoint) => `${endpoint} answered 410 Gone, which asks for no more events.`,
};

function disabledWords(matter: TroubleMatter, reason: DisabledReason, since: string): Words {
  const { endpoint, disabledAt, failingSince, keptDays } = matter;
  const at = momentIn(matter, disabledAt ?? failingSince);
  return {
    subject: `${endpoint} was disabled: it gets no more events`,
    preview: WHY[reason](endpoint, since),
    heading: `${endpoint} was disabled`,
    paragraphs: [
      `${WHY[reason](endpoint, since)} Paydeck disabled it on ${at}, and it gets nothing more.`,
      "What waited for it was given up and is kept as failed. What happens while it is disabled is not sent to it.",
      `When your system takes events again, open the endpoint and press Resume. Then use Send again: Recover what failed sends what was given up, Send what was never sent the events from the time in which it was disabled. Let both windows begin before ${since}; events are kept for ${keptDays} days.`,
      ...(reason === "gone"
        ? ["If the address is gone for good, enter another or delete the endpoint under its Settings."]
        : []),
    ],
    fact: { label: "Disabled", value: at },
  };
}

function momentIn({ timeZone }: TroubleMatter, at: Date): string {
  return letterMoment(at, timeZone, "en");
}
