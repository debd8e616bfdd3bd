import {
  type PactEffort,
  type PactMeasured,
  type PactRun,
  pactCommands,
} from "../pact/measured.ts";
import type { Conditions } from "./conditions.ts";
import { median, type Quartiles, quartiles } from "./numbers.ts";

/** Everything that a run measured with the message pact. */
export interface PactReport {
  readonly conditions: Conditions;
  readonly effort: PactEffort;
  readonly interactions: number;
  readonly commands: readonly CommandFigures[];
  /** Time in nanoseconds that one more generated payload adds. */
  readonly payloadNanoseconds: number;
}

/** The figures of one command. */
export interface CommandFigures {
  readonly command: string;
  readonly messages: number;
  /** The time of a whole run. */
  readonly nanoseconds: number;
  /** Messages per second, as a multiple of those of Pact's own command in the same round. */
  readonly timesPeer: Quartiles;
}

/** Makes the report from the measurements. */
export function toPactFigures({
  interactions,
  rounds,
}: PactMeasured): Pick<PactReport, "interactions" | "commands" | "payloadNanoseconds"> {
  const runsOf = (command: string): readonly PactRun[] =>
    rounds.flatMap((round) => round[command] ?? []);
  const commands = Object.values(pactCommands).map((command) => {
    const runs = runsOf(command);
    const peers = runsOf(pactCommands.peer);
    const ratios = runs.map((run, at) => paceOf(run) / paceOf(peers[at]));
    return {
      command,
      messages: median(runs.map(({ messages }) => messages)),
      nanoseconds: median(runs.map(({ nanoseconds }) => nanoseconds)),
      timesPeer: quartiles(ratios),
    };
  });
  const few = runsOf(pactCommands.examples);
  const more = runsOf(pactCommands.payloads).map((run, at) => costOfMore(run, few[at]));
  return { interactions, commands, payloadNanoseconds: median(more) };
}

function paceOf(run: PactRun | undefined): number {
  return run ? run.messages / run.nanoseconds : Number.NaN;
}

function costOfMore(many: PactRun, few: PactRun | undefined): number {
  return few ? (many.nanoseconds - few.nanoseconds) / (many.messages - few.messages) : Number.NaN;
}

/** Returns a message for each command that matched fewer messages than expected. */
export function findWrongMessages({
  effort,
  interactions,
  commands,
}: PactReport): readonly string[] {
  const least: { readonly [command: string]: number } = {
    [pactCommands.peer]: interactions,
    [pactCommands.examples]: 2 * interactions,
    [pactCommands.payloads]: (1 + effort.payloads) * interactions,
  };
  return commands
    .filter(({ command, messages }) => messages < (least[command] ?? 0))
    .map(
      ({ command, messages }) =>
        `[counts_wrong] ${command}: expected at least ${least[command]} messages matched, got ${messages}. Its figures say nothing.`,
    );
}
