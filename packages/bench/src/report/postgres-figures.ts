import type { Account, Pace, PostgresMeasured, PostgresRound } from "../postgres/measured.ts";
import { base, contenders, toNameBefore } from "../postgres/names.ts";
import { median, type Quartiles, quartiles } from "./numbers.ts";
import { divideEach } from "./slices.ts";

/** The figures of one row about PostgreSQL. Each ratio divides numbers of the same round. */
export interface PostgresFigures extends Omit<PostgresMeasured, "accounts"> {
  /** The contender with which all are compared comes first. */
  readonly contenders: readonly ContenderFigures[];
}

/** The figures of one contender in a row. */
export interface ContenderFigures {
  readonly contender: string;
  /** Committed deliveries per second, as a multiple of those with one INSERT for each delivery. */
  readonly puts: Quartiles;
  /** Time from the first send of a slice to its last commit, divided by the number of deliveries. */
  readonly putNanoseconds: number;
  /** The CPU time of the client for a delivery. */
  readonly putCpuNanoseconds: number;
  /** Figures of handing out and settling deliveries. Absent if the contender hands out no deliveries. */
  readonly drain?: DrainFigures;
  /** Committed deliveries per second, as a multiple of those of the other build. Absent without another build. */
  readonly change?: number;
  readonly account: Account;
}

/** The figures of handing out and settling deliveries. */
export interface DrainFigures {
  readonly nanoseconds: number;
  readonly cpuNanoseconds: number;
  /** Deliveries per second, as a multiple of those that pg-boss fetches and completes. */
  readonly timesPgBoss: Quartiles;
}

/** Makes the figures of a row from its measurements. */
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

/** Returns the position of a contender, which is the same in every row. */
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

/** Returns the time of a delivery with one contender, as a multiple of its time with the other contender. */
export function compareCosts(
  { processes }: PostgresFigures,
  contender: string,
  other: string,
): { readonly put: number; readonly drain: number } {
  const rounds = processes.flat();
  const costs = (of: typeof putsOf) => median(compare(of(rounds, other), of(rounds, contender)));
  return { put: costs(putsOf), drain: costs(drainsOf) };
}

/** Returns the deliveries per second of each pace, as a multiple of those of the other pace in the same round. */
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

/** Returns a message for each contender that did not keep each delivery once, or handed one out twice. */
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
