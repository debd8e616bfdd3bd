import { writeDocumented } from "../deliveries/documented.ts";
import { DeliveryMaker } from "../deliveries/signed.ts";
import { Target, type TargetOptions } from "./target.ts";

/**
 * Checks that servers accept an authentic delivery twice, store it once, and refuse a forged one. A fast inbox that
 * keeps nothing, or everything, must not win.
 *
 * @returns a message for each server with a disk that is wrong
 */
export async function findWrongInboxes(
  servers: readonly TargetOptions[],
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const options of servers.filter(({ countKept }) => countKept)) {
    const target = await Target.start({ ...options, connections: 1, share: 1 });
    const { accepted, refused } = await target.measureSlice(makeRequests());
    const kept = (await target.stop())?.kept;
    if (accepted !== 2 || refused !== 1 || kept !== 1)
      problems.push(describe(options.name, { accepted, refused, kept }));
  }
  return problems;
}

function makeRequests(): readonly Buffer[] {
  const maker = new DeliveryMaker(writeDocumented());
  const [{ request: authentic }, { request: forged }] = [maker.makeOne(), maker.makeOne()];
  forged.write(" ", forged.length - 1);
  return [authentic, authentic, forged];
}

interface Found {
  readonly accepted: number;
  readonly refused: number;
  readonly kept: number | undefined;
}

function describe(name: string, { accepted, refused, kept }: Found): string {
  const expected =
    "2 of 3 deliveries accepted, 1 refused (it was forged) and 1 kept (one came again)";
  const found = `${accepted} accepted, ${refused} refused and ${kept} kept`;
  return `[verdict_wrong] ${name}: expected ${expected}, got ${found}. Correct the build: nothing is measured before.`;
}
