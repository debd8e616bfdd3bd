/**
 * Generates leases that no other entry and no other process ever had. SQLite can reuse the id of a deleted row. The
 * number of a lease contains the count of openings of the file, so it is never reused.
 */
export class Leases {
  #next: number;

  /** @param openings the number of times that the file was opened */
  constructor(openings: number) {
    this.#next = openings * 2 ** 32;
  }

  next(): number {
    this.#next += 1;
    return this.#next;
  }
}

/** Lease of a claim: the id of its row, and its number. */
export interface LeasePlace {
  readonly id: number;
  readonly lease: number;
}

/** Formats a lease as the text that callers get. */
export function toLease(id: number, lease: number): string {
  return `${id}/${lease}`;
}

/** Parses a lease. An invalid text results in numbers that match no row. */
export function readLease(text: string): LeasePlace {
  const [id, lease] = text.split("/").map(Number);
  return { id: toRowNumber(id), lease: toRowNumber(lease) };
}

function toRowNumber(number: number | undefined): number {
  return Number.isSafeInteger(number) ? Number(number) : -1;
}
