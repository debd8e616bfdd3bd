/** `1 delivery`, `2 deliveries`: a number and what it counts. */
export function countOf(count: number, thing: string): string {
  const plural = thing.endsWith("y") ? `${thing.slice(0, -1)}ies` : `${thing}s`;
  return `${count} ${count === 1 ? thing : plural}`;
}
