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

/** Place and modules of a proof. */
export interface Place {
  /** An empty folder. */
  readonly folder: string;
  /** The URL of the module that creates the inbox under test. */
  readonly module: string;
  /** The published inbox, which checks the state that another one left. */
  readonly judge: InboxModule;
}

/** A fault, and the proof that it loses nothing. */
export interface Proof {
  readonly fault: string;
  /** True if it needs the disk's shim, and so a compiler. */
  readonly needsShim: boolean;
  /** True if no handler may run twice. After a crash, a handler may run again. */
  readonly isExact?: boolean;
  readonly prove: (place: Place) => Promise<Outcome>;
}

/** Numbers of faults. */
export interface Effort {
  readonly kills: number;
  /** The number of images of each recorded run. */
  readonly images: number;
  readonly entries: number;
  readonly rounds: number;
  /** Waits until everything is handled, which takes a lease after a kill. */
  readonly waits: boolean;
}

/** The numbers of `npm run test:long`. */
export const longEffort: Effort = { kills: 25, images: 30, entries: 1_500, rounds: 6, waits: true };

/** The numbers of `npm test`. */
export const shortEffort: Effort = { kills: 2, images: 8, entries: 400, rounds: 2, waits: false };

const diskIsFull: DiskFault = { writeError: "ENOSPC" };
const writesFail: DiskFault = { writeError: "EIO" };
const syncsFail: DiskFault = { syncError: "EIO" };

/** Lists the faults that an inbox must survive. */
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
    withoutShim("the end of the writer thread", (place) =>
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
    withoutShim("late workers", withInbox(proveLateWorkers)),
    withoutShim("a file that another process has locked", proveLockedFile),
    withoutShim("a second process on the file", proveSecondProcess),
    withoutShim("a file of garbage", proveGarbage),
    withoutShim("a file of a future version", proveFutureVersion),
    withoutShim("damaged pages", proveCorruptPages),
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

/** Checks that no delivery was lost or damaged, or repeated without permission. */
export function holds({ isExact = false }: Proof, outcome: Outcome): boolean {
  const { acknowledged, kept, lost, corrupt, repeated } = outcome;
  return kept === acknowledged && lost === 0 && corrupt === 0 && !(isExact && repeated > 0);
}

/** The reason why proofs with the shim cannot run here, or undefined. In a release they must run. */
export const obstacle = findObstacle();

const builtModule = builtModuleOf("sqlite");

/** Runs a proof on the built inbox, or on another one. */
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
