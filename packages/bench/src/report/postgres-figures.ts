import type { Account, Pace, PostgresMeasured, PostgresRound } from "../postgres/measured.ts";
import { base, contenders, toNameBefore } from "../postgres/names.ts";
import { median, type Quartiles, quartiles } from "./numbers.ts";
import { divideEach } from "./slices.ts";

/** The figures of one row about PostgreSQL. Only numbers of one round are ever divided by each other. */
export interface PostgresFigures extends Omit<PostgresMeasured, "accounts"> {
  /** The one that all are compared with comes first. */
  readonly contenders: readonly ContenderFigures[];
}

/** The figures of one contender in a row. */
export interface ContenderFigures {
  readonly contender: string;
  /** Deliveries a second that it commits, as a multiple of those with one INSERT each. */
  readonly puts: Quartiles;
  /** The time of a delivery until all that are sent at the same time are committed, divided by their number. */
  readonly putNanoseconds: number;
  /** The CPU time of the client for a delivery. */
  readonly putCpuNanoseconds: number;
  /** The deliveries a second that it gives out and settles. Absent if it gives nothing out. */
  readonly drain?: DrainFigures;
  /** Its puts as a multiple of those of the build before. Absent without one. */
  readonly change?: number;
  readonly account: Account;
}

/** The figures of giving out and settling deliveries. */
export interface DrainFigures {
  readonly nanoseconds: number;
  readonly cpuNanoseconds: number;
  /** Deliveries a second, as a multiple of those that pg-boss fetches and completes. */
  readonly timesPgBoss: Quartiles;
}

/** Makes figures of what was measured. */
export function toPostgresFigures({ accounts, ...measured }: PostgresMeasured): PostgresFigures {
  const rounds = measured.processes.flat();
  return {
    ...measured,
    contenders: Object.keys(rounds[0] ?? {})
      .toSorted((one, other) => orderOf(one) - orderOf(other))
      .map((name) => ({
        ...toContenderFigures(rounds, name),
        account: addAccounts(accounts, name),
      })),
  };
}

/** The same order in every row, whatever the order of the first round was. */
function orderOf(contender: string): number {
  const names = Object.values(contenders).flatMap((name) => [name, toNameBefore(name)]);
  return [base, ...names].indexOf(contender);
}

function toContenderFigures(
  rounds: readonly PostgresRound[],
  contender: string,
): Omit<ContenderFigures, "account"> {
  const puts = putsOf(rounds, contender);
  const before = toNameBefore(contender);
  const drain = toDrainFigures(rounds, contender);
  return {
    contender,
    puts: quartiles(compare(puts, putsOf(rounds, base))),
    putNanoseconds: median(puts.map(timeOf)),
    putCpuNanoseconds: median(puts.map(cpuOf)),
    ...(drain && { drain }),
    ...(rounds.every((round) => before in round) && {
      change: median(compare(puts, putsOf(rounds, before))),
    }),
  };
}

function toDrainFigures(
  rounds: readonly PostgresRound[],
  contender: string,
): DrainFigures | undefined {
  const drains = drainsOf(rounds, contender);
  if (drains.length === 0) return undefined;
  return {
    nanoseconds: median(drains.map(timeOf)),
    cpuNanoseconds: median(drains.map(cpuOf)),
    timesPgBoss: quartiles(compare(drains, drainsOf(rounds, contenders.bossInsert))),
  };
}

/** Compares the costs of one contender with those of another: how many times as long a delivery takes. */
export function compareCosts(
  { processes }: PostgresFigures,
  contender: string,
  other: string,
): { readonly put: number; readonly drain: number } {
  const rounds = processes.flat();
  const costs = (of: typeof putsOf) => median(compare(of(rounds, other), of(rounds, contender)));
  return { put: costs(putsOf), drain: costs(drainsOf) };
}

/** Returns how many times as many deliveries a second each has, as the other of the same round. */
function compare(paces: readonly Pace[], others: readonly Pace[]): readonly number[] {
  return divideEach(others.map(timeOf), paces.map(timeOf));
}

function putsOf(rounds: readonly PostgresRound[], contender: string): readonly Pace[] {
  return rounds.flatMap((round) => round[contender]?.put ?? []);
}

function drainsOf(rounds: readonly PostgresRound[], contender: string): readonly Pace[] {
  return rounds.flatMap((round) => round[contender]?.drain ?? []);
}

function timeOf({ nanoseconds, deliveries }: Pace): number {
  return nanoseconds / deliveries;
}

function cpuOf({ cpuNanoseconds, deliveries }: Pace): number {
  return cpuNanoseconds / deliveries;
}

function addAccounts(accounts: PostgresMeasured["accounts"], contender: string): Account {
  const found = accounts.flatMap((process) => process[contender] ?? []);
  const sum = (key: keyof Account) => found.reduce((total, one) => total + one[key], 0);
  return {
    sent: sum("sent"),
    taken: sum("taken"),
    waiting: sum("waiting"),
    waitedBefore: sum("waitedBefore"),
  };
}

/** Finds contenders that did not keep each delivery once, or gave one out twice. Each is a message. */
export function findWrongAccounts(rows: readonly PostgresFigures[]): readonly string[] {
  return rows.flatMap(({ name, contenders: figures }) =>
    figures
      .filter(({ account }) => account.waiting !== expectedOf(account))
      .map(({ contender, account }) => {
        const { sent, taken, waitedBefore, waiting } = account;
        const expected = `${expectedOf(account)} deliveries that wait (${waitedBefore} before, ${sent} sent, ${taken} handled)`;
        return `[counts_wrong] ${contender} in "${name}": expected ${expected}, got ${waiting}. Its figures say nothing.`;
      }),
  );
}

function expectedOf({ sent, taken, waitedBefore }: Account): number {
  return waitedBefore + sent - taken;
}
