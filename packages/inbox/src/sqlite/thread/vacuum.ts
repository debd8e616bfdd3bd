import type { DatabaseSync } from "node:sqlite";
import { prepare, type Statement } from "./statement.ts";

/** The most pages that one step gives back: each may have to be moved. */
const mostPages = 64;

/** The same while nothing else is to be done. */
const mostIdlePages = 512;

/** The free pages that a file may have in any case. They are used again. */
const sparePages = 512;

/** Gives free pages back to the disk, when they are more than a quarter of the file. */
export class Vacuum {
  readonly #database: DatabaseSync;
  readonly #count: Statement<{ readonly free: number; readonly total: number }>;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#count = prepare(
      database,
      "SELECT freelist_count AS free, page_count AS total FROM pragma_freelist_count, pragma_page_count",
    );
  }

  /** Does one step, and returns true if there is more to do. */
  step(): boolean {
    const { free, total } = this.#count.get() ?? { free: 0, total: 0 };
    if (free < Math.max(sparePages, total / 4)) return false;
    this.#database.exec(`PRAGMA incremental_vacuum(${mostPages})`);
    return true;
  }

  /** Gives back free pages whatever their number: they hold what was deleted. Returns true if there are more. */
  empty(): boolean {
    this.#database.exec(`PRAGMA incremental_vacuum(${mostIdlePages})`);
    return (this.#count.get()?.free ?? 0) > 0;
  }
}
