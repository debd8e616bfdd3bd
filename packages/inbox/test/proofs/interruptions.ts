import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { drawBetween, seededRandom } from "./disk/random.ts";
import { createShimmedDisk, type ShimmedDisk } from "./disk/shim.ts";
import { isIntact } from "./judge.ts";
import { Sender } from "./load/sender.ts";
import { noOutcome, type Outcome } from "./outcome.ts";
import { Service } from "./service.ts";

/** A receiver that is interrupted under load, several times. */
export interface InterruptionPlan {
  readonly folder: string;
  /** The URL of the module that creates its inbox. */
  readonly module: string;
  readonly rounds: number;
  readonly seed: number;
  /** Reads the remaining unhandled deliveries, for a proof that does not wait until all are handled. */
  readonly readLeft?: (file: string) => Promise<readonly string[]>;
}

/** The parts that an interruption can act on. */
interface Interrupted {
  readonly service: Service;
  readonly sender: Sender;
}

const handlerMs = 2;

/** Kills the process, and restarts it on the same file. */
export function proveKills(plan: InterruptionPlan): Promise<Outcome> {
  return proveInterruptions(plan, async ({ service }) => {
    await service.end("SIGKILL");
    await service.start();
  });
}

/** Sends SIGTERM, like a deployment, and restarts the process. No request is refused. */
export function proveTerminations(plan: InterruptionPlan): Promise<Outcome> {
  return proveInterruptions(plan, async ({ service, sender }) => {
    assert.deepEqual(await service.end("SIGTERM"), { code: 0, signal: null });
    await service.start();
    assert.deepEqual(refusals(sender), []);
  });
}

/**
 * Terminates the inbox's thread. Either the inbox recovers automatically, or its process ends and a supervisor restarts
 * it.
 */
export function proveThreadDeaths(plan: InterruptionPlan): Promise<Outcome> {
  return proveInterruptions(plan, async ({ service, sender }) => {
    service.say("end the threads");
    const goesOn = sender.more(20).then(() => true);
    const ends = service.exit.then(() => false);
    if (!(await Promise.race([goesOn, ends]))) await service.start();
    assert.deepEqual(
      refusals(sender).filter((status) => status !== 503),
      [],
    );
  });
}

/** The wall clock jumps between two runs, and within one. */
export async function proveClockJumps(
  plan: InterruptionPlan & { readonly library: string },
): Promise<Outcome> {
  const folder = mkdtempSync(join(plan.folder, "clock-"));
  const disk = createShimmedDisk(plan.library, folder);
  const offsets = [-3_600, 3_600, 0];
  const outcome = await proveInterruptions(
    plan,
    async ({ service, sender }, round) => {
      await service.end("SIGKILL");
      disk.set({ clockOffsetS: offsets[round % offsets.length] ?? 0 });
      await service.start();
      sender.aim(service.port);
      await sender.more(20);
      disk.set({ clockOffsetS: offsets[(round + 1) % offsets.length] ?? 0 });
    },
    withoutRecording(disk),
  );
  disk.close();
  return outcome;
}

/** The shim, only for its clock. */
function withoutRecording({ env }: ShimmedDisk): NodeJS.Dict<string> {
  return { LD_PRELOAD: env.LD_PRELOAD, PROOF_FAULTS: env.PROOF_FAULTS };
}

/** Returns the statuses of responses other than 202. */
function refusals({ answers }: Sender): readonly unknown[] {
  return [...answers.keys()].filter((answer) => answer !== 202 && answer !== "none");
}

/**
 * Interrupts a receiver under load, waits until everything is handled, and compares that with the acknowledged
 * deliveries.
 */
async function proveInterruptions(
  { folder, module, rounds, seed, readLeft }: InterruptionPlan,
  interrupt: (interrupted: Interrupted, round: number) => Promise<void>,
  env: NodeJS.Dict<string> = {},
): Promise<Outcome> {
  const file = join(folder, "inbox.db");
  const service = new Service({ module, file, handled: join(folder, "handled"), handlerMs }, env);
  const sender = new Sender();
  const random = seededRandom(seed);
  try {
    await service.start();
    sender.aim(service.port);
    sender.start();
    for (let round = 0; round < rounds; round++) {
      await sender.more(drawBetween(random, 20, 200));
      await interrupt({ service, sender }, round);
      sender.aim(service.port);
    }
    await sender.finish();
    if (!readLeft) await service.settle();
  } finally {
    sender.abandon();
    await service.end("SIGKILL");
  }
  const left = await readLeft?.(file);
  return { ...countHandled(sender, service, left), rounds, corrupt: isIntact(file) ? 0 : 1 };
}

/** Counts the acknowledged deliveries, and those that were handled or are left. */
export function countHandled(
  { acknowledged }: Sender,
  service: Service,
  left: readonly string[] = [],
): Outcome {
  const handled = service.readHandled();
  const waiting = new Set(left);
  const times = acknowledged.map((id) => handled.get(id)?.times ?? 0);
  const kept = acknowledged.filter((id) => handled.has(id) || waiting.has(id)).length;
  return {
    ...noOutcome,
    acknowledged: acknowledged.length,
    kept,
    lost: acknowledged.length - kept,
    repeated: times.filter((count) => count > 1).length,
  };
}
