import type { Build } from "../candidates/builds.ts";
import { writeDocumented } from "../deliveries/documented.ts";
import { DeliveryMaker, type SignedDelivery, toRawRequest } from "../deliveries/signed.ts";
import { Subject } from "./subject.ts";

/**
 * Checks that each build accepts an authentic delivery twice, handles it once, and refuses a forged one. A fast
 * receiver that verifies nothing, or stores everything, must not win.
 *
 * @returns a message for each build that is wrong
 */
export async function findWrongVerdicts(builds: readonly Build[]): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const { name, folder } of builds) {
    const subject = await Subject.create(folder, { handledBefore: 0 });
    await subject.handle(makeDeliveries().map(toRawRequest));
    await subject.idle();
    const { accepted, handled } = subject.counts;
    if (accepted !== 2 || handled !== 1) problems.push(describe(name, accepted, handled));
  }
  return problems;
}

function makeDeliveries(): readonly SignedDelivery[] {
  const maker = new DeliveryMaker(writeDocumented());
  const [authentic, forged] = [maker.makeOne(), maker.makeOne()];
  return [authentic, authentic, { ...forged, signature: authentic.signature }];
}

function describe(name: string, accepted: number, handled: number): string {
  const expected = "2 of 3 deliveries accepted (one was forged) and 1 handled (one came again)";
  const found = `${accepted} accepted and ${handled} handled`;
  return `[verdict_wrong] ${name}: expected ${expected}, got ${found}. Correct the build: nothing is measured before.`;
}
