/** Lease of a claim: the id of its row, and the tag of the newest claim. */
export interface LeasePlace {
  readonly id: number;
  readonly lease: string;
}

/** Formats a lease as the text that callers get. */
export function toLease({ id, lease }: LeasePlace): string {
  return `${id}/${lease}`;
}

/** Parses a lease. Returns undefined for an invalid text. */
export function readLease(text: string): LeasePlace | undefined {
  const [, id, lease] = /^(\d{1,15})\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(text) ?? [];
  return id === undefined || lease === undefined ? undefined : { id: Number(id), lease };
}
