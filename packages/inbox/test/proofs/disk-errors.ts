import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { writeImage } from "./disk/power-cut.ts";
import { seededRandom } from "./disk/random.ts";
import { readRecording } from "./disk/recording.ts";
import { createShimmedDisk, type DiskFault, type ShimmedDisk } from "./disk/shim.ts";
import { countHandled } from "./interruptions.ts";
import { type InboxModule, isIntact } from "./judge.ts";
import { Sender } from "./load/sender.ts";
import type { Outcome } from "./outcome.ts";
import { waitUntil } from "./patience.ts";
import { Service } from "./service.ts";

/** A receiver whose disk fails for some time, several times. */
export interface DiskErrorPlan {
  readonly library: string;
  readonly folder: string;
  /** The URL of the module that creates its inbox. */
  readonly module: string;
  /** The module that opens the images. */
  readonly judge: InboxModule;
  readonly windows: readonly DiskFault[];
  /** The power cuts at the end. */
  readonly images: number;
  readonly seed: number;
}

const works: DiskFault = { writeError: null, syncError: null };

/**
 * Makes a disk fail under load. Each delivery gets a 202 or 503, and the receiver recovers automatically when the disk
 * works again. At the end the power is cut. The inbox must then still know which deliveries were handled.
 */
export async function proveDiskErrors(plan: DiskErrorPlan): Promise<Outcome> {
  const disk = createShimmedDisk(plan.library, plan.folder);
  const file = join(disk.directory, "inbox.db");
  const handled = join(plan.folder, "handled");
  const service = new Service({ module: plan.module, file, handled, handlerMs: 0 }, disk.env);
  const sender = new Sender();
  try {
    await service.start();
    sender.aim(service.port);
    sender.start();
    for (const fault of plan.windows) await failFor(disk, sender, fault);
    await sender.finish();
    await service.settle();
  } finally {
    sender.abandon();
    await service.end("SIGKILL");
    disk.close();
  }
  assert.deepEqual([...sender.answers.keys()].sort(), [202, 503]);
  const outcome = countHandled(sender, service);
  const keys = [...service.readHandled().values()].map(({ key }) => key);
  const images = await judgeImages(plan, disk, keys);
  return {
    ...outcome,
    rounds: plan.windows.length,
    lost: outcome.lost + images.lost,
    corrupt: images.corrupt + (isIntact(file) ? 0 : 1),
  };
}

/** Ends the fault after some refusals, and waits until some deliveries are acknowledged again. */
async function failFor(disk: ShimmedDisk, sender: Sender, fault: DiskFault): Promise<void> {
  await sender.more(100);
  const refused = () => sender.answers.get(503) ?? 0;
  const before = refused();
  disk.set(fault);
  await waitUntil("20 refused", () => refused() >= before + 20);
  disk.set(works);
  await sender.more(100);
}

async function judgeImages(
  { folder, judge, images, seed }: DiskErrorPlan,
  { recording, directory }: ShimmedDisk,
  keys: readonly string[],
): Promise<{ readonly lost: number; readonly corrupt: number }> {
  const records = readRecording(recording);
  const random = seededRandom(seed);
  let lost = 0;
  let corrupt = 0;
  for (let image = 0; image < images; image++) {
    const copy = mkdtempSync(join(folder, "image-"));
    writeImage({ records, directory, end: records.length, random }, copy);
    const file = join(copy, "inbox.db");
    lost += await countUnknown(judge, file, keys).catch(() => keys.length);
    corrupt += isIntact(file) ? 0 : 1;
  }
  return { lost, corrupt };
}

async function countUnknown(
  { createSqliteInbox }: InboxModule,
  file: string,
  keys: readonly string[],
): Promise<number> {
  const inbox = await createSqliteInbox({ file });
  const lists = await Promise.all(keys.map((key) => inbox.list({ key })));
  await inbox.close?.();
  return lists.filter(({ length }) => length === 0).length;
}
