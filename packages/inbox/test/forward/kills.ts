import { setTimeout as sleep } from "node:timers/promises";
import { anyEvent } from "../cli/deliveries.ts";
import { type Running, start } from "../cli/running-command.ts";
import { drawBetween, type Random, seededRandom } from "../proofs/disk/random.ts";
import { waitUntil } from "../proofs/patience.ts";
import type { Noted, TargetMode } from "./processes/target.ts";
import { forwardSecret, TargetProcess } from "./target-process.ts";
import { rawPath, Vendor } from "./vendor.ts";

/** A run of sidecars in front of one application, all of which are killed under load. */
export interface KillPlan {
  readonly folder: string;
  /** The arguments for the inbox, which the sidecars share. */
  readonly inbox: readonly string[];
  readonly sidecars: number;
  readonly rounds: number;
  readonly seed: number;
}

/** The outcome of the deliveries of a run. */
export interface KillOutcome {
  /** The kills of one sidecar, of the application, and of all of them together. */
  readonly kills: { readonly sidecar: number; readonly target: number; readonly both: number };
  readonly acknowledged: number;
  /** Acknowledged deliveries that never reached the application. */
  readonly lost: number;
  /** Requests to the application with an unknown body or a wrong signature. */
  readonly corrupt: number;
  /** Deliveries that reached the application more than once. */
  readonly repeated: number;
  /** Deliveries that reached it with several keys, or with the key of another. */
  readonly mixed: number;
}

/** The modes in which the application fails. */
const failings: readonly TargetMode[] = [
  ...(["isSlow", "neverAnswers", "failsAfterwards"] as const),
  ...(["hangsUpAfterwards", "hangsUpInItsAnswer", "failsBefore", "redirects"] as const),
];

/** One sidecar, which runs or is being restarted. */
class Sidecar {
  readonly #plan: KillPlan;
  readonly #args: readonly string[];
  #running: Running | undefined;
  #port: number | undefined;

  constructor(plan: KillPlan, target: TargetProcess) {
    this.#plan = plan;
    this.#args = [
      ...["serve", "--port", "0", ...plan.inbox, "--raw-path", `${anyEvent}=${rawPath}`],
      ...["--forward", target.url, "--handler-timeout", "1", "--max-delay", "1"],
      ...["--concurrency", "16"],
    ];
  }

  /** The port on which it listens. Undefined while it does not. */
  get port(): number | undefined {
    return this.#port;
  }

  async start(): Promise<void> {
    const running = start(this.#plan.folder, this.#args, { FORWARD_SECRET: forwardSecret });
    this.#running = running;
    const findPort = () => /Listening on http:\/\/[^:]+:(\d+)/.exec(running.out())?.[1];
    await waitUntil("a sidecar that listens", () => {
      if (running.child.exitCode !== null) throw new Error(running.err());
      return findPort() !== undefined;
    });
    this.#port = Number(findPort());
  }

  async end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    this.#port = undefined;
    this.#running?.child.kill(signal);
    await this.#running?.ended;
  }
}

/** Kills sidecars, their application, and both, at random. Then it waits until everything has arrived. */
export async function runKills(plan: KillPlan): Promise<KillOutcome> {
  const target = new TargetProcess(plan.folder);
  await target.start();
  const sidecars = Array.from({ length: plan.sidecars }, () => new Sidecar(plan, target));
  const vendor = new Vendor(() => sidecars.flatMap(({ port }) => port ?? []));
  const kills = { sidecar: 0, target: 0, both: 0 };
  const random = seededRandom(plan.seed);
  try {
    for (const sidecar of sidecars) await sidecar.start();
    vendor.start(8);
    for (let round = 0; round < plan.rounds; round++) {
      const victim = (["sidecar", "target", "both"] as const)[round % 3] ?? "both";
      const chosen = [0, 3].flatMap((step) => failings[(round + step) % failings.length] ?? []);
      await interrupt({ victim, failings: chosen, sidecars, target, vendor, random });
      kills[victim] += 1;
    }
    await target.behave("takes");
    await vendor.finish();
    await waitUntil("everything at the application", async () => {
      // Each query reads all recorded requests.
      await sleep(100);
      return listMissing(vendor, target).length === 0;
    });
    for (const sidecar of sidecars) await sidecar.end("SIGTERM");
  } finally {
    vendor.abandon();
    await Promise.all([target.kill(), ...sidecars.map((sidecar) => sidecar.end("SIGKILL"))]);
  }
  return { kills, ...judge(vendor, target.read()) };
}

interface Interruption {
  readonly victim: "sidecar" | "target" | "both";
  /** The modes in which the application fails before the kill. The last one is active at the kill. */
  readonly failings: readonly TargetMode[];
  readonly sidecars: readonly Sidecar[];
  readonly target: TargetProcess;
  readonly vendor: Vendor;
  readonly random: Random;
}

/** Makes the application fail in some modes, kills, and restarts. A killed application stays down for a while. */
async function interrupt(interruption: Interruption): Promise<void> {
  const { victim, failings: chosen, sidecars, target, vendor, random } = interruption;
  await vendor.more(drawBetween(random, 5, 40));
  for (const failing of chosen) {
    await target.behave(failing);
    await vendor.more(drawBetween(random, 5, 40));
  }
  const one = sidecars[drawBetween(random, 0, sidecars.length)];
  const killed = { sidecar: one ? [one] : [], target: [], both: sidecars }[victim];
  const ends = killed.map((sidecar) => sidecar.end("SIGKILL"));
  await Promise.all([...ends, victim === "sidecar" ? undefined : target.kill()]);
  await Promise.all(killed.map((sidecar) => sidecar.start()));
  await vendor.more(drawBetween(random, 5, 40));
  if (victim === "sidecar") await target.behave("takes");
  else await target.start();
}

function listMissing({ acknowledged }: Vendor, target: TargetProcess): readonly string[] {
  const arrived = new Set(target.read().map(({ hash }) => hash));
  return acknowledged.filter((hash) => !arrived.has(hash));
}

function judge(
  { acknowledged, sent }: Vendor,
  noted: readonly Noted[],
): Omit<KillOutcome, "kills"> {
  const times = noted.reduce(
    (counts, { hash }) => counts.set(hash, (counts.get(hash) ?? 0) + 1),
    new Map<string, number>(),
  );
  const keys = new Set(noted.map(({ key }) => key));
  const pairs = new Set(noted.map(({ hash, key }) => `${hash} ${key}`));
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((hash) => !times.has(hash)).length,
    corrupt: noted.filter(({ isAuthentic, hash }) => !isAuthentic || !sent.has(hash)).length,
    repeated: [...times.values()].filter((count) => count > 1).length,
    mixed: pairs.size - times.size + (pairs.size - keys.size),
  };
}
