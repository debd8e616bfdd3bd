import { inboxServers } from "../load/server-names.ts";
import { type Bound, type GoalFigures, least, most, toGoal } from "./goals.ts";
import type { InboxFigures, ServerFigures } from "./inbox-figures.ts";

/** Compares the figures with the goals. A missed goal fails no run, because the machine may be busy. */
export function compareWithGoals(rows: readonly InboxFigures[]): readonly GoalFigures[] {
  return rows.flatMap(({ connections, servers }) => {
    const find = (name: string) => servers.find(({ server }) => server === name);
    const [intake, handlers] = [find(inboxServers.intake), find(inboxServers.handlers)];
    if (!intake || !handlers) return [];
    const at = `at ${connections} connections`;
    const ofIntake = `${handlers.server} / ${intake.server}`;
    return [
      ...toIntakeGoals(intake, connections),
      toGoal(`${ofIntake}, ${at}`, handlers.ofIntake, least(0.7)),
      toGoal(`${ofIntake}, settled, ${at}`, handlers.settledOfIntake, least(0.7)),
      ...[intake, handlers].flatMap(({ server, loopTimes }) => [
        toGoal(`loop delay p99, ${server} / bare, ${at}`, loopTimes.p99, most(2)),
        toGoal(`loop delay max, ${server} / bare, ${at}`, loopTimes.max, most(2)),
      ]),
    ];
  });
}

/**
 * Goals of the inbox without handlers, by the number of connections. With 8 connections, few deliveries share a commit.
 */
const intakeGoals: Readonly<Record<number, Bound>> = {
  32: least(0.3, 0.45),
  128: least(0.4, 0.55),
};

function toIntakeGoals(intake: ServerFigures, connections: number): readonly GoalFigures[] {
  const bound = intakeGoals[connections];
  if (!bound) return [];
  const { server, throughput, timesOneByOne } = intake;
  const at = `at ${connections} connections`;
  return [
    toGoal(`${server} / bare, ${at}`, throughput.median, bound),
    toGoal(`${server} / ${inboxServers.oneByOne}, ${at}`, timesOneByOne, least(15)),
  ];
}
