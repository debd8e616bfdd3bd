import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeImage } from "./disk/power-cut.ts";
import { drawBetween, type Random, seededRandom } from "./disk/random.ts";
import { type DiskRecord, marksBefore, readRecording } from "./disk/recording.ts";
import { createShimmedDisk, type DiskFault, type ShimmedDisk } from "./disk/shim.ts";
import { type InboxModule, judgeFile } from "./judge.ts";
import { type Outcome, sumOutcomes } from "./outcome.ts";
import { waitUntil } from "./patience.ts";
import { Program } from "./processes/program.ts";
import type { PuttingOptions } from "./processes/putting.ts";

/** Options of a recorded run, which is then cut at many points. */
export interface PowerCutPlan {
  /** The compiled shim. */
  readonly library: string;
  /** An empty folder. */
  readonly folder: string;
  /** The URL of the module that the recorded process uses. */
  readonly module: string;
  /** The module that opens the images. */
  readonly judge: InboxModule;
  readonly entries: number;
  readonly images: number;
  readonly seed: number;
  /** The delay of each sync in µs. With a longer delay, more happens during a sync. */
  readonly syncDelayUs: number;
  /** Faults that come and go while entries are put. */
  readonly faults?: readonly DiskFault[];
}

const concurrency = 24;
const works: DiskFault = { writeError: null, syncError: null };

/** Records a process that puts entries, cuts its power at random points, and checks each result. */
export async function provePowerCuts(plan: PowerCutPlan): Promise<Outcome> {
  const disk = createShimmedDisk(plan.library, plan.folder);
  await recordPutting(disk, plan);
  disk.close();
  const records = readRecording(disk.recording);
  const random = seededRandom(plan.seed);
  const outcomes: Outcome[] = [];
  for (const end of drawCuts(records, plan.images, random)) {
    const folder = mkdtempSync(join(plan.folder, "image-"));
    writeImage({ records, directory: disk.directory, end, random }, folder);
    const marks = marksBefore(records, end);
    outcomes.push(await judgeFile(plan.judge, join(folder, "inbox.db"), marks));
    rmSync(folder, { recursive: true });
  }
  return sumOutcomes(outcomes);
}

/** Number of records after a failed sync in which the process recovers. A cut soon after a failure is within them. */
const recoveryRecords = 300;

/**
 * Chooses the cuts. Of eight cuts, one is during the creation of the file, one right after the first acknowledgment,
 * and one at the end. If a sync failed, two are soon after that.
 */
function drawCuts(records: readonly DiskRecord[], count: number, random: Random): number[] {
  const marks = records.flatMap((record, at) => (record.kind === "mark" ? [at + 1] : []));
  const [first = 0, last = 0] = [marks[0], marks.at(-1)];
  const failures = records.flatMap((record, at) =>
    record.kind === "sync" && !record.succeeded ? [at + 1] : [],
  );
  const anywhere = () => drawBetween(random, 0, records.length + 1);
  const afterFailure = () => {
    const failure = failures[drawBetween(random, 0, failures.length)];
    return failure === undefined
      ? anywhere()
      : Math.min(records.length, failure + drawBetween(random, 0, recoveryRecords));
  };
  const draw = [
    () => first,
    () => drawBetween(random, 0, first),
    () => drawBetween(random, last, records.length + 1),
    () => marks[drawBetween(random, 0, marks.length)] ?? 0,
    afterFailure,
    afterFailure,
    anywhere,
    anywhere,
  ];
  return Array.from({ length: count }, (_, index) => draw[index % draw.length]?.() ?? 0);
}

async function recordPutting(disk: ShimmedDisk, plan: PowerCutPlan): Promise<void> {
  const options: PuttingOptions = {
    module: plan.module,
    file: join(disk.directory, "inbox.db"),
    marks: disk.marks,
    count: plan.entries,
    concurrency,
    windows: plan.faults?.length ?? 0,
  };
  disk.set({ syncDelayUs: plan.syncDelayUs });
  const program = new Program("putting", options, disk.env);
  for (const fault of plan.faults ?? []) {
    await program.nextLine();
    const before = disk.countFailures();
    disk.set(fault);
    program.say("go on");
    await waitUntil("three failures", () => disk.countFailures() >= before + 3);
    disk.set(works);
  }
  const { code } = await program.exit;
  if (code !== 0) throw new Error(`The recorded process failed: ${program.errors}`);
}
