import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  proveCorruptPages,
  proveFutureVersion,
  proveGarbage,
  proveLockedFile,
  proveSecondProcess,
} from "./bad-files.ts";
import { type Inboxes, proveCopies, proveLateWorkers } from "./concurrency.ts";
import { compileShim, type DiskFault, findObstacle } from "./disk/shim.ts";
import { proveDiskErrors } from "./disk-errors.ts";
import { builtModuleOf } from "./dist.ts";
import {
  proveClockJumps,
  proveKills,
  proveTerminations,
  proveThreadDeaths,
} from "./interruptions.ts";
import { type InboxModule, readOpenIds } from "./judge.ts";
import type { Outcome } from "./outcome.ts";
import { provePowerCuts } from "./power-cuts.ts";

/** What a proof needs. */
export interface Place {
  /** An empty folder. */
  readonly folder: string;
  /** The URL of the module that makes the inbox under test. */
  readonly module: string;
  /** The inbox that is published. It judges what another one left. */
  readonly judge: InboxModule;
}

/** A fault, and how to prove that nothing is lost by it. */
export interface Proof {
  readonly fault: string;
  /** True if it needs the disk's shim, and so a compiler. */
  readonly needsShim: boolean;
  /** True if nothing may happen twice. After a crash, a handler may run again. */
  readonly isExact?: boolean;
  readonly prove: (place: Place) => Promise<Outcome>;
}

/** How often the faults come. */
export interface Effort {
  readonly kills: number;
  /** The images of each of the recorded runs. */
  readonly images: number;
  readonly entries: number;
  readonly rounds: number;
  /** Waits until everything is handled, which takes a lease after a kill. */
  readonly waits: boolean;
}

/** What `npm run test:long` does. */
export const longEffort: Effort = { kills: 25, images: 30, entries: 1_500, rounds: 6, waits: true };

/** What `npm test` does. */
export const shortEffort: Effort = { kills: 2, images: 8, entries: 400, rounds: 2, waits: false };

const diskIsFull: DiskFault = { writeError: "ENOSPC" };
const writesFail: DiskFault = { writeError: "EIO" };
const syncsFail: DiskFault = { syncError: "EIO" };

/** Lists what an inbox has to endure. */
export function listProofs({ kills, images, entries, rounds, waits }: Effort): readonly Proof[] {
  const cut = (seed: number, syncDelayUs: number, faults: readonly DiskFault[] = []) =>
    withShim((place) => provePowerCuts({ ...place, entries, images, seed, syncDelayUs, faults }));
  const fail = (windows: readonly DiskFault[]) =>
    withShim((place) => proveDiskErrors({ ...place, windows, images: 4, seed: 5 }));
  const interrupted = (seed: number) => ({ rounds, seed });
  return [
    withoutShim("kill -9 under load", (place) => {
      const readLeft = (file: string) => readOpenIds(place.judge, file);
      return proveKills({ ...place, rounds: kills, seed: 1, ...(waits ? {} : { readLeft }) });
    }),
    withoutShim("SIGTERM under load", (place) =>
      proveTerminations({ ...place, ...interrupted(2) }),
    ),
    withoutShim("the death of its thread", (place) =>
      proveThreadDeaths({ ...place, ...interrupted(3) }),
    ),
    {
      fault: "a wall clock that jumps by an hour",
      ...withShim((place) => proveClockJumps({ ...place, ...interrupted(4) })),
    },
    { fault: "power cut", ...cut(1, 0) },
    { fault: "power cut of a slow disk", ...cut(2, 2_000) },
    { fault: "power cut after a full disk", ...cut(3, 500, repeat([diskIsFull], rounds)) },
    {
      fault: "power cut after I/O errors",
      ...cut(4, 500, repeat([writesFail, syncsFail], rounds)),
    },
    { fault: "a full disk", ...fail(repeat([diskIsFull], rounds)) },
    { fault: "I/O errors", ...fail(repeat([writesFail, syncsFail], rounds)) },
    { ...withoutShim("fifty copies at once", withInbox(proveCopies)), isExact: true },
    withoutShim("workers that come late", withInbox(proveLateWorkers)),
    withoutShim("a file that another process has locked", proveLockedFile),
    withoutShim("a second process on its file", proveSecondProcess),
    withoutShim("a file of garbage", proveGarbage),
    withoutShim("a file of a future version", proveFutureVersion),
    withoutShim("pages that go bad", proveCorruptPages),
  ];
}

function repeat<T>(values: readonly T[], times: number): readonly T[] {
  return Array.from({ length: times }, (_, index) => values[index % values.length]).filter(
    (value) => value !== undefined,
  );
}

function withoutShim(fault: string, prove: Proof["prove"]): Proof {
  return { fault, needsShim: false, prove };
}

function withShim(
  prove: (place: Place & { readonly library: string }) => Promise<Outcome>,
): Omit<Proof, "fault"> {
  return {
    needsShim: true,
    prove: (place) => prove({ ...place, library: compileShim(place.folder) }),
  };
}

function withInbox(prove: (inboxes: Inboxes) => Promise<Outcome>): Proof["prove"] {
  return async ({ folder, module }) => {
    const { createSqliteInbox }: InboxModule = await import(module);
    const inbox = await createSqliteInbox({ file: join(folder, "inbox.db") });
    try {
      return await prove([inbox]);
    } finally {
      await inbox.close?.();
    }
  };
}

/** Checks whether nothing was lost or damaged, and nothing repeated where it must not be. */
export function holds({ isExact = false }: Proof, outcome: Outcome): boolean {
  const { acknowledged, kept, lost, corrupt, repeated } = outcome;
  return kept === acknowledged && lost === 0 && corrupt === 0 && !(isExact && repeated > 0);
}

/** The reason why proofs that need the shim cannot run here. A release has none. */
export const obstacle = findObstacle();

const builtModule = builtModuleOf("sqlite");

/** Runs a proof on the inbox that was built, or on another one. */
export async function runProof(
  { prove }: Proof,
  toModule: (folder: string) => string = () => builtModule,
): Promise<Outcome> {
  const place = mkdtempSync(join(tmpdir(), "inbox-proof-"));
  try {
    const folder = mkdtempSync(join(place, "run-"));
    return await prove({ folder, module: toModule(place), judge: await import(builtModule) });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
