import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PostgresServer } from "@order-webhooks/test-setup/postgres";
import { builtModuleOf } from "../dist.ts";
import { ProofDatabase } from "./database.ts";
import { proveDeployments, proveKills } from "./interruptions.ts";
import type { FleetOutcome } from "./outcome.ts";
import type { Place } from "./place.ts";
import {
  proveClaimsAtOnce,
  proveCopiesAtOnce,
  proveLateWorkersOfTwo,
  proveLockedRow,
} from "./races.ts";
import { proveLateTransactions } from "./transactions.ts";

/** A fault, and the proof that several receivers of one database survive it. */
export interface Proof {
  readonly fault: string;
  /** True if no handler may run twice. After a crash, a handler may run again. */
  readonly isExact?: boolean;
  readonly prove: (place: Place) => Promise<FleetOutcome>;
}

/** The numbers of faults. */
export interface Effort {
  readonly kills: number;
  readonly databaseKills: number;
  /** The kills for the proof in which handlers insert rows. */
  readonly killsWithEffects: number;
  readonly deployments: number;
}

/** The faults of `npm run test:long`. */
export const longEffort: Effort = {
  kills: 50,
  databaseKills: 10,
  killsWithEffects: 25,
  deployments: 3,
};

/** The faults of `npm test`. */
export const shortEffort: Effort = {
  kills: 25,
  databaseKills: 5,
  killsWithEffects: 5,
  deployments: 1,
};

/** Races between several inboxes of one database. Each takes a second. */
export const races: readonly Proof[] = [
  { fault: "fifty copies at once", isExact: true, prove: proveCopiesAtOnce },
  { fault: "many claims at once", isExact: true, prove: proveClaimsAtOnce },
  { fault: "a row that another transaction locks", isExact: true, prove: proveLockedRow },
  { fault: "late workers", isExact: true, prove: proveLateWorkersOfTwo },
  { fault: "late transactions", isExact: true, prove: proveLateTransactions },
];

/** Lists the faults for several receivers of one database. Their clocks always differ by minutes. */
export function listProofs({
  kills,
  databaseKills,
  killsWithEffects,
  deployments,
}: Effort): readonly Proof[] {
  const interrupted = { databaseKills, seed: 1, hasEffects: false };
  return [
    {
      fault: "kill -9 of receivers and of their database",
      prove: (place) => proveKills({ ...place, ...interrupted, rounds: kills }),
    },
    {
      fault: "the same, with handlers in transactions",
      isExact: true,
      prove: (place) => {
        const rounds = killsWithEffects;
        const fewer = Math.floor(rounds / 5);
        return proveKills({ ...place, rounds, databaseKills: fewer, seed: 2, hasEffects: true });
      },
    },
    {
      fault: "SIGTERM of one receiver after the other",
      isExact: true,
      prove: (place) =>
        proveDeployments({ ...place, ...interrupted, rounds: deployments, databaseKills: 0 }),
    },
    ...races,
  ];
}

/** Finds the proof of a fault. */
export function findProof(proofs: readonly Proof[], fault: string): Proof {
  const proof = proofs.find((one) => one.fault === fault);
  if (!proof) throw new Error(`There is no proof named ${fault}.`);
  return proof;
}

/** Checks that no delivery was lost, damaged, shared or unforced, or repeated without permission. */
export function holds({ isExact = false }: Proof, outcome: FleetOutcome): boolean {
  const { acknowledged, kept, lost, corrupt, shared, unforced, repeated } = outcome;
  const isKept = kept === acknowledged && lost === 0 && corrupt === 0;
  return isKept && shared === 0 && unforced === 0 && !(isExact && repeated > 0);
}

const builtModule = builtModuleOf("postgres");

/** Runs a proof on the built inbox, or on another one. */
export function runProof(
  { prove }: Proof,
  server: PostgresServer,
  toModule?: (folder: string) => string,
): Promise<FleetOutcome> {
  return runAt(server, prove, toModule);
}

/** Runs work with a new database and a new folder. */
export async function runAt<T>(
  server: PostgresServer,
  work: (place: Place) => Promise<T>,
  toModule: (folder: string) => string = () => builtModule,
): Promise<T> {
  const place = mkdtempSync(join(tmpdir(), "inbox-proof-"));
  try {
    const folder = mkdtempSync(join(place, "run-"));
    const database = await ProofDatabase.create(server.url);
    const judge = await import(builtModule);
    return await work({ server, database, folder, module: toModule(place), judge });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
