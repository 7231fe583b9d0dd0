import type { Plan } from "../plan/plan.ts";
import type { Random } from "../plan/random.ts";
import { listen } from "./listen.ts";
import { playDeposit } from "./play-deposit.ts";
import { playNoise } from "./play-noise.ts";
import { playPayment } from "./play-payment.ts";
import { playPayout } from "./play-payout.ts";
import type { Cast, Scene } from "./scene.ts";
import type { Story } from "./story.ts";
import { createWorld, type World } from "./world.ts";

interface PlayOptions {
  readonly start: Date;
  readonly now: Date;
  readonly random: Random;
  readonly sandboxUrl: string;
}

interface Played {
  /** Oldest first. */
  readonly stories: readonly Story[];
  readonly tables: Readonly<Record<string, unknown>>;
}

/** Lets the plans happen, in the order of time, and writes down everything that would have reached Paydeck. */
export async function play(options: PlayOptions, cast: (world: World) => readonly Cast[]): Promise<Played> {
  const { start, now, random, sandboxUrl } = options;
  const scenes = new Map<Story, Cast>();
  const world = createWorld({
    start,
    sandboxUrl,
    random,
    onWebhook: (sending, story) => {
      const about = scenes.get(story);
      if (about) listen({ ...about, world, story, random }, sending);
    },
  });
  for (const one of cast(world)) {
    const story: Story = { connectionId: one.desk.connection.id, opening: null, steps: [], calls: [] };
    scenes.set(story, one);
    world.agenda.at(one.plan.at.getTime(), () => perform({ ...one, world, story, random }));
  }
  await world.agenda.runUntil(now.getTime());
  const stories = [...scenes.keys()];
  for (const story of stories) story.steps.sort((a, b) => a.at.getTime() - b.at.getTime());
  // What was sent in the last moments is still on its way.
  for (const story of stories) story.steps.splice(countBefore(story, now));
  return { stories, tables: world.tables() };
}

function countBefore(story: Story, now: Date): number {
  const later = story.steps.findIndex((step) => step.at > now);
  return later === -1 ? story.steps.length : later;
}

async function perform(scene: Scene<Plan>): Promise<void> {
  const { plan, world, story } = scene;
  world.follow(story);
  switch (plan.kind) {
    case "payment":
      return playPayment({ ...scene, plan });
    case "deposit":
      return playDeposit({ ...scene, plan });
    case "payout":
      return playPayout({ ...scene, plan });
    case "noise":
      return playNoise({ ...scene, plan });
  }
}
