import type { DatabaseSync } from "node:sqlite";
import { prepare, type Statement } from "./statement.ts";

/** Maximum number of pages that one step returns to the disk. Each page may have to be moved. */
const mostPages = 64;

/** Maximum number of pages that one step returns to the disk while the inbox is idle. */
const mostIdlePages = 512;

/** Number of free pages that a file may always keep. They are reused. */
const sparePages = 512;

/** Returns free pages to the disk if there are at least 512, and they are at least a quarter of the file. */
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

  /** Runs one step. Returns true if there is more to do. */
  step(): boolean {
    const { free, total } = this.#count.get() ?? { free: 0, total: 0 };
    if (free < Math.max(sparePages, total / 4)) return false;
    this.#database.exec(`PRAGMA incremental_vacuum(${mostPages})`);
    return true;
  }

  /**
   * Returns free pages to the disk regardless of their number, because they contain deleted data. Returns true if there
   * are more.
   */
  empty(): boolean {
    this.#database.exec(`PRAGMA incremental_vacuum(${mostIdlePages})`);
    return (this.#count.get()?.free ?? 0) > 0;
  }
}
