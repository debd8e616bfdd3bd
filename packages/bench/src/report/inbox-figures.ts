import type { Kept, LoadMeasured, LoadRound, LoopDelay, Slice } from "../load/measured.ts";
import { bare, inboxServers, toNameBefore } from "../load/server-names.ts";
import { median, type Quartiles, quartiles } from "./numbers.ts";
import { cpuOf, divideEach, type LoadCounts, slicesOf, throughputOf, toCounts } from "./slices.ts";

/** The figures of one row about durable inboxes. Each ratio divides numbers of the same round. */
export interface InboxFigures extends Omit<LoadMeasured, "kept"> {
  /** The CPU time that the bare server takes for a delivery. */
  readonly bareNanoseconds: number;
  /**
   * CPU time of the client as a share of the time in which the bare server was measured. Near 1, the client was the
   * limit.
   */
  readonly clientShare: number;
  /** The bare server itself comes first. */
  readonly servers: readonly ServerFigures[];
}

/** The figures of one server in a row. */
export interface ServerFigures {
  readonly server: string;
  /** Accepted deliveries per second, as a share of those of the bare server. */
  readonly throughput: Quartiles;
  /** The same until the last handler has ended. */
  readonly settled: Quartiles;
  /** The CPU time of an accepted delivery until it was handled, as a multiple of the bare server's. */
  readonly cpu: Quartiles;
  /** The delays of the event loop in ms, as medians of the slices. */
  readonly loop: LoopDelay;
  /** The same delays as multiples of those of the bare server. */
  readonly loopTimes: LoopDelay;
  /** Throughput as a multiple of that of the inbox with one commit per delivery. */
  readonly timesOneByOne: number;
  /** Throughput as a share of that of the memory inbox. */
  readonly ofMemory: number;
  /** Throughput as a share of that of the inbox without handlers. */
  readonly ofIntake: number;
  /** The same until the last handler has ended. */
  readonly settledOfIntake: number;
  /** Throughput as a multiple of that of the other build. Absent without another build. */
  readonly change?: number;
  readonly counts: LoadCounts;
  /** The accepted deliveries that were not handled when the last response of a slice came. */
  readonly backlog: number;
  /** Numbers of accepted deliveries, and of deliveries on the disk afterwards. Absent without a disk. */
  readonly kept?: Kept;
}

/** Makes the figures of a row from its measurements. */
export function toInboxFigures({ kept, ...measured }: LoadMeasured): InboxFigures {
  const rounds = measured.processes.flat();
  const bareSlices = slicesOf(rounds, bare);
  const shares = bareSlices.map((slice) => slice.clientNanoseconds / slice.nanoseconds);
  return {
    ...measured,
    bareNanoseconds: median(bareSlices.map(cpuOf)),
    clientShare: median(shares),
    servers: Object.keys(rounds[0] ?? {})
      .toSorted((one, other) => orderOf(one) - orderOf(other))
      .map((server) => ({ ...toServerFigures(rounds, server), ...toKept(kept, server) })),
  };
}

/** Returns the position of a server, which is the same in every row. */
function orderOf(server: string): number {
  const names = Object.values(inboxServers).flatMap((name) => [name, toNameBefore(name)]);
  return [bare, ...names].indexOf(server);
}

function toServerFigures(rounds: readonly LoadRound[], server: string): ServerFigures {
  const slices = slicesOf(rounds, server);
  const compare = (other: string, of: (slice: Slice) => number) =>
    divideEach(slices.map(of), slicesOf(rounds, other).map(of));
  const middle = (other: string, of: (slice: Slice) => number) => median(compare(other, of));
  const before = toNameBefore(server);
  const isCompared = rounds.every((round) => before in round);
  return {
    server,
    throughput: quartiles(compare(bare, throughputOf)),
    settled: quartiles(compare(bare, settledThroughputOf)),
    cpu: quartiles(compare(bare, cpuOf)),
    loop: { p99: median(slices.map(p99Of)), max: median(slices.map(maxOf)) },
    loopTimes: { p99: middle(bare, p99Of), max: middle(bare, maxOf) },
    timesOneByOne: middle(inboxServers.oneByOne, throughputOf),
    ofMemory: middle(inboxServers.memory, throughputOf),
    ofIntake: middle(inboxServers.intake, throughputOf),
    settledOfIntake: middle(inboxServers.intake, settledThroughputOf),
    ...(isCompared && { change: middle(before, throughputOf) }),
    counts: toCounts(slices),
    backlog: median(slices.map(({ backlog }) => backlog)),
  };
}

function settledThroughputOf({ accepted, settledNanoseconds }: Slice): number {
  return accepted / settledNanoseconds;
}

function p99Of({ loop }: Slice): number {
  return loop.p99;
}

function maxOf({ loop }: Slice): number {
  return loop.max;
}

function toKept(processes: LoadMeasured["kept"], server: string): Pick<ServerFigures, "kept"> {
  const found = processes.flatMap((process) => process[server] ?? []);
  if (found.length === 0) return {};
  const sum = (key: keyof Kept) => found.reduce((total, one) => total + one[key], 0);
  return { kept: { accepted: sum("accepted"), kept: sum("kept") } };
}
