/** The most items of a group. */
const mostItems = 256;

interface Waiting<T> {
  readonly item: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Groups what is sent at the same time, for peers that take several jobs at once. While one group is on its way the
 * next piles up, and it goes out when the first is answered: the group that fits the load, without any timer.
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
      // The same key twice in one group is refused by both peers.
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
