/** Maximum number of items in a group. */
const mostItems = 256;

interface Waiting<T> {
  readonly item: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Groups items that are sent at the same time, for peers that accept several jobs at once. While one group is being
 * sent, new items collect in the next group. That group is sent after the first one is answered. So the size of the
 * groups follows the load, without a timer.
 */
export function groupSends<T extends { readonly key: string }>(
  sendAll: (items: readonly T[]) => Promise<unknown>,
): (item: T) => Promise<void> {
  let waiting: Waiting<T>[] = [];
  let isScheduled = false;
  const sendGroup = async () => {
    const group = waiting.slice(0, mostItems);
    waiting = waiting.slice(mostItems);
    try {
      // Both peers refuse a group that has the same key twice.
      await sendAll([...new Map(group.map(({ item }) => [item.key, item])).values()]);
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    if (waiting.length > 0) setImmediate(sendGroup);
    else isScheduled = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (isScheduled) return;
      isScheduled = true;
      setImmediate(sendGroup);
    });
}
