import { toInboxSection } from "../../src/page/inbox-section.ts";
import type { Machine } from "../../src/page/machine.ts";
import { toPactSection } from "../../src/page/pact-section.ts";
import { toPostgresSection } from "../../src/page/postgres-section.ts";
import { toReceiverSection } from "../../src/page/receiver-section.ts";
import type { Reports, WholeRun } from "../../src/page/reports.ts";
import { toSizesSection } from "../../src/page/sizes-section.ts";
import { toValidateSection } from "../../src/page/validate-section.ts";
import type { BuildFigures, LoadFigures } from "../../src/report/load-figures.ts";
import type { Quartiles } from "../../src/report/numbers.ts";

// Figures that were made up, one row or two of each part, for a page that is the same everywhere.

const conditions = { node: "v24.0.0", cpu: "Some CPU", cores: 2, load: [0.25, 1.5] } as const;
const counts = { accepted: 4_000, refused: 0, failed: 0, lost: 0, handled: 4_000 };
const handleCounts = { sent: 64, accepted: 64, handled: 64 };
const contenders = ["now", "hand-written", "ajv 8.20.0", "zod 4.6.7"];

const machine: Machine = {
  date: "2026-01-15",
  processor: "Some CPU",
  cores: 2,
  memoryGiB: 8,
  system: "Linux 6.1.0, x64",
  node: "v24.0.0",
  load: [0.25, 1.5],
  busyBefore: 0.05,
  versions: { ajv: "8.20.0", zod: "4.6.7" },
};

export const reports: Reports = {
  validate: {
    conditions,
    effort: { processes: 2, blocks: 11, blockMs: 5, warmUpMs: 500 },
    contenders,
    accepted: { documents: 1_234 },
    rows: [
      toRow("validate, mixed", [25.25, 20, 100, 950]),
      toRow("reject, one late defect", [30, 20.5, 105, 1_200]),
    ],
    hostile: [
      { items: 100, bytes: 40_000, parseNanoseconds: 100_000, timesOfParse: toParse([0.5, 9]) },
      {
        ...{ items: 1_000, bytes: 400_000, parseNanoseconds: 1_000_000 },
        timesOfParse: toParse([0.5, 90]),
        growth: toParse([10, 100]),
      },
    ],
  },
  sizes: {
    conditions,
    contenders: [
      toSizes("now", 10_240, [500, 250]),
      toSizes("hand-written", 5_120, [400, 200]),
      toSizes("zod 4.6.7", 102_400, [9_000, 8_000]),
      { ...toSizes("ajv 8.20.0", 51_200, [0, 0]), types: [] },
    ],
    builds: [{ name: "bytes of one event, minified", counts: { now: 20_480 } }],
  },
  receiver: {
    conditions,
    effort: {
      load: { processes: 1, rounds: 8, warmUpDeliveries: 16_000, share: 1 },
      handle: { processes: 2, blocks: 11, blockMs: 5, warmUpMs: 500 },
    },
    load: [toLoad(32, 0.5), toLoad(128, 0.625)],
    handle: [
      {
        ...{ name: "handle", until: "response", bytes: 2_000, floorNanoseconds: 10_000 },
        ...{ timesFloor: { now: 1.5 }, spread: { now: 0.02 } },
        processes: [{ bytes: 2_000, rounds: [], counts: { now: handleCounts } }],
      },
    ],
  },
  inbox: {
    conditions,
    disk: { isMemory: false, syncMs: [0.5, 1, 1.5] },
    effort: { processes: 1, rounds: 5, warmUpDeliveries: 8_000, share: 1 },
    rows: [
      {
        ...{ name: "inbox, 32 connections", connections: 32, bytes: 2_000, deliveries: 4_000 },
        ...{ processes: [], bareNanoseconds: 30_000, clientShare: 0.75 },
        servers: [toServer("handlers", 0.375), toServer("one by one", 0.03)],
      },
    ],
    goals: [
      {
        name: "intake / bare",
        found: 0.375,
        bound: "least",
        goal: 0.3,
        better: 0.45,
        isMet: true,
      },
    ],
  },
  postgres: {
    conditions: { ...conditions, postgres: "18.4" },
    effort: { processes: 1, rounds: 5, warmUpRounds: 1, share: 1, keptShare: 1 },
    rows: [
      {
        ...{ name: "64 sends", concurrency: 64, keptBefore: 0, bytes: 2_000, deliveries: 10_000 },
        processes: [],
        contenders: [
          {
            ...{ contender: "inbox", puts: around(3.5), putNanoseconds: 50_000 },
            putCpuNanoseconds: 40_000,
            drain: { nanoseconds: 60_000, cpuNanoseconds: 50_000, timesPgBoss: around(1.5) },
            account: { sent: 60_000, taken: 60_000, waiting: 0, waitedBefore: 0 },
          },
        ],
      },
    ],
    goals: [],
    repeats: [{ name: "inbox", first: 1, whileHandled: 0, afterwards: 0, rejected: 0 }],
  },
  pact: {
    conditions,
    effort: { rounds: 3, payloads: 500 },
    interactions: 24,
    commands: [
      {
        ...{ command: "pact-verifier, one example each", messages: 24 },
        ...{ nanoseconds: 5e8, timesPeer: around(1) },
      },
      {
        ...{ command: "verify pact, generated payloads", messages: 12_041 },
        ...{ nanoseconds: 5e9, timesPeer: around(50) },
      },
    ],
    payloadNanoseconds: 400_000,
  },
};

export const fixedRun: WholeRun = {
  machine,
  reports,
  sections: [
    toValidateSection(reports.validate),
    toSizesSection(reports.sizes),
    toReceiverSection(reports.receiver),
    toInboxSection(reports.inbox),
    toPostgresSection(reports.postgres),
    toPactSection(reports.pact),
  ],
};

function toRow(name: string, percents: readonly number[]) {
  const percentOfParse = Object.fromEntries(contenders.map((one, at) => [one, percents[at] ?? 0]));
  const size = { documents: 32, bytes: 3_000, parseNanoseconds: 12_500 };
  return { name, ...size, percentOfParse, spread: { now: 0.015 }, processes: [] };
}

function toParse([ours = 0, zod = 0]: readonly number[]) {
  return { now: ours, "zod 4.6.7": zod };
}

function toSizes(name: string, gzipped: number, [five = 0, seven = 0]: readonly number[]) {
  return {
    ...{ name, minified: 3 * gzipped, gzipped, coldMs: gzipped / 2_000 },
    ...{ timesEmpty: 2, timesOurs: gzipped / 10_240 },
    types: [
      { compiler: "TypeScript 5.9.3", types: five, instantiations: 2 * five },
      { compiler: "TypeScript 7.0.2", types: seven, instantiations: 2 * seven },
    ],
  };
}

function toLoad(connections: number, share: number): LoadFigures {
  const now: BuildFigures = {
    ...{ build: "now", throughput: around(share), cpu: around(2.5) },
    ...{ counts, backlog: 3 },
  };
  return {
    ...{ name: `http, ${connections} connections`, connections, bytes: 2_000, deliveries: 2_000 },
    ...{ processes: [], kept: [], bareNanoseconds: 30_000, clientShare: 0.75, builds: [now] },
  };
}

function toServer(server: string, share: number) {
  return {
    ...{ server, throughput: around(share), settled: around(share), cpu: around(3) },
    ...{ loop: { p99: 1, max: 2 }, loopTimes: { p99: 1, max: 1 } },
    ...{ timesOneByOne: share / 0.03, ofMemory: share / 0.5, ofIntake: 1, settledOfIntake: 1 },
    ...{ counts, backlog: 0, kept: { accepted: 4_000, kept: 4_000 } },
  };
}

function around(median: number): Quartiles {
  return { low: 0.875 * median, median, high: 1.125 * median };
}
