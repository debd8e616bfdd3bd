/** The place of a claim: its row, and the mark that fences it. */
export interface LeasePlace {
  readonly id: number;
  readonly lease: string;
}

/** Writes a lease for the outside. */
export function toLease({ id, lease }: LeasePlace): string {
  return `${id}/${lease}`;
}

/** Reads a lease. Returns undefined for a text that is none. */
export function readLease(text: string): LeasePlace | undefined {
  const [, id, lease] = /^(\d{1,15})\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(text) ?? [];
  return id === undefined || lease === undefined ? undefined : { id: Number(id), lease };
}
