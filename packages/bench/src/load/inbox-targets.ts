import { join } from "node:path";
import type { Build } from "../candidates/builds.ts";
import { countKept, type InboxKind } from "../candidates/inboxes.ts";
import { toThreadProfileArgs } from "../measure/profile-args.ts";
import type { InboxPlan } from "./row-plans.ts";
import { bare, inboxServers, toNameBefore } from "./server-names.ts";
import type { TargetOptions } from "./target.ts";

/** Builds and folders that the servers of a row need. */
export interface InboxPlaces {
  readonly builds: readonly Build[];
  /** The folder for databases, which nothing else uses. */
  readonly folder: string;
  /** The folder for CPU profiles, if they are wanted. */
  readonly profiles?: string;
}

/** One of the servers with a database. */
interface Variant {
  readonly server: string;
  readonly kind: InboxKind;
  /** Maximum number of handlers at the same time. Default: that of the receiver. */
  readonly concurrency?: number;
  readonly share?: number;
}

const variants: readonly Variant[] = [
  { server: inboxServers.intake, kind: "intake" },
  { server: inboxServers.handlers, kind: "handlers" },
  { server: inboxServers.manyHandlers, kind: "handlers", concurrency: 64 },
];

/** The two slow inboxes get only a share of the deliveries. Otherwise they would take most of the time. */
const serial: Variant = { server: inboxServers.serial, kind: "serial", share: 0.2 };
const oneByOne: Variant = { server: inboxServers.oneByOne, kind: "one-by-one", share: 0.2 };

/** Lists the bare server and the receivers with each inbox. Every database is in a new file. */
export function listInboxes(plan: InboxPlan, places: InboxPlaces): readonly TargetOptions[] {
  const { connections } = plan;
  const { builds } = places;
  const [now] = builds.slice(-1);
  if (!now) throw new Error("there is no build to measure");
  const memory = { kind: "receiver", folder: now.folder, handledBefore: 0 } as const;
  return [
    { name: bare, served: { kind: "bare" }, connections, nodeArgs: [], share: 3 },
    { name: inboxServers.memory, served: memory, connections, nodeArgs: [] },
    toTarget(serial, now, plan, places),
    toTarget(oneByOne, now, plan, places),
    ...builds.flatMap((build) => variants.map((one) => toTarget(one, build, plan, places))),
  ];
}

function toTarget(
  { server, kind, concurrency, share }: Variant,
  build: Build,
  plan: InboxPlan,
  { folder, profiles }: InboxPlaces,
): TargetOptions {
  const name = build.name === "now" ? server : toNameBefore(server);
  const file = join(folder, `${databases}.db`);
  databases += 1;
  const inbox = { kind, folder: build.folder, file };
  return {
    name,
    served: { kind: "inbox", inbox, ...(concurrency && { concurrency }) },
    connections: plan.connections,
    nodeArgs: toThreadProfileArgs(profiles, `${plan.name}, ${name}`),
    countKept: () => countKept(inbox),
    ...(share && { share }),
  };
}

/** Number of databases in this run so far. Each has its own file. */
let databases = 0;
