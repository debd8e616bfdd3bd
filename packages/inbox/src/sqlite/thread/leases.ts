/**
 * Gives leases that no other entry and no other process ever had. An id may be used again after its row is gone, and so
 * may a number after a restart, but not both together with the count of openings.
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

/** The place of a claim: its row, and its number. */
export interface LeasePlace {
  readonly id: number;
  readonly lease: number;
}

/** Writes a lease for the outside. */
export function toLease(id: number, lease: number): string {
  return `${id}/${lease}`;
}

/** Reads a lease. One that is none finds no row. */
export function readLease(text: string): LeasePlace {
  const [id, lease] = text.split("/").map(Number);
  return { id: toRowNumber(id), lease: toRowNumber(lease) };
}

function toRowNumber(number: number | undefined): number {
  return Number.isSafeInteger(number) ? Number(number) : -1;
}
