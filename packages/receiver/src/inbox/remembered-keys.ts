import { OldestFirst } from "./oldest-first.ts";

interface RememberedKey {
  readonly fingerprint: string;
  readonly forgetAt: number;
}

/** The keys of entries that were handled, the oldest of which are forgotten first. */
export class RememberedKeys {
  readonly #most: number;
  readonly #keys = new OldestFirst<RememberedKey>();

  constructor(most: number) {
    this.#most = Math.max(0, most);
  }

  /** Finds the fingerprint of a key, and forgets a key whose time is over. */
  find(key: string, now: number): string | undefined {
    const found = this.#keys.get(key);
    if (found === undefined || found.forgetAt > now) return found?.fingerprint;
    this.#keys.delete(key);
    return undefined;
  }

  /** Remembers a key until a time, or until too many newer ones are remembered. */
  add(key: string, fingerprint: string, forgetAt: number): void {
    this.#keys.add(key, { fingerprint, forgetAt });
    while (this.#keys.size > this.#most) this.#keys.deleteOldest();
  }
}
