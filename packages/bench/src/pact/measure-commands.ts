import { shuffle } from "../documents/shuffle.ts";
import { runPeer, runVerify } from "./commands.ts";
import { type PactEffort, type PactMeasured, type PactRun, pactCommands } from "./measured.ts";
import { readMessagePact } from "./message-pact.ts";

/** Runs each command on the committed message pact, once in each round. Calls `onRound` before each round. */
export async function measureCommands(
  { rounds, payloads }: PactEffort,
  onRound: (round: number) => void,
): Promise<PactMeasured> {
  const pact = readMessagePact();
  const runs: readonly (readonly [string, () => Promise<PactRun>])[] = [
    [pactCommands.peer, () => runPeer(pact)],
    [pactCommands.examples, () => runVerify(pact, 1)],
    [pactCommands.payloads, () => runVerify(pact, payloads)],
  ];
  const measured: { readonly [command: string]: PactRun }[] = [];
  while (measured.length < rounds) {
    onRound(measured.length + 1);
    const round: [string, PactRun][] = [];
    for (const [name, run] of shuffle(runs, measured.length)) round.push([name, await run()]);
    measured.push(Object.fromEntries(round));
  }
  return { interactions: pact.examples.size, rounds: measured };
}
