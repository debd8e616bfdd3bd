import { type KeyOption, keyOptions, type RepeatedKey } from "../contenders/repeated-key.ts";
import type { Databases } from "./databases.ts";
import { type Repeats, sendsAtOnce } from "./measured.ts";

/** Sends one key repeatedly, in each documented way to keep it once. */
export async function observeRepeats(
  folder: string,
  databases: Databases,
): Promise<readonly Repeats[]> {
  return Promise.all(
    keyOptions.map(async (option) => observe(option, await databases.make(), folder)),
  );
}

async function observe({ name, open }: KeyOption, url: string, folder: string): Promise<Repeats> {
  const key = await open(url, folder);
  let rejected = 0;
  const sendAndTake = async () => {
    rejected += await sendAtOnce(key);
    return key.take();
  };
  await key.awaitMoment?.("first");
  const first = await sendAndTake();
  await key.awaitMoment?.("second");
  const whileHandled = await sendAndTake();
  await key.finish();
  const afterwards = await sendAndTake();
  await key.finish();
  await key.close();
  return { name, first, whileHandled, afterwards, rejected };
}

/** Returns the number of sends that rejected. */
async function sendAtOnce({ send }: RepeatedKey): Promise<number> {
  const sends = await Promise.allSettled(Array.from({ length: sendsAtOnce }, send));
  return sends.filter(({ status }) => status === "rejected").length;
}
