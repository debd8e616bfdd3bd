import type { Replacement } from "./dist.ts";

/** An inbox with a defect that a proof must detect. */
export interface Mutant {
  readonly defect: string;
  /** The fault of the proof. */
  readonly fault: string;
  /** Usually one change. Some defects need several, so that the program still works. */
  readonly replacements: readonly Replacement[];
}

/** Lists the defects. Each text is in the built package. */
export const mutants: readonly Mutant[] = [
  {
    defect: "it acknowledges before it commits",
    fault: "power cut of a slow disk",
    replacements: [
      {
        file: "sqlite/thread/store.js",
        find: "this.#commit.run();",
        replace: "setImmediate(() => this.#commit.run());",
      },
    ],
  },
  ...["NORMAL", "OFF"].map((level) => ({
    defect: `it commits with synchronous = ${level}`,
    fault: "power cut",
    replacements: [
      {
        file: "sqlite/thread/open-database.js",
        find: "PRAGMA synchronous = FULL",
        replace: `PRAGMA synchronous = ${level}`,
      },
    ],
  })),
  {
    defect: "it has no fence of leases",
    fault: "late workers",
    replacements: [
      {
        file: "sqlite/thread/claims.js",
        find: "id = ?1 AND lease = ?2 AND",
        replace: "id = ?1 AND ?2 IS NOT NULL AND",
      },
    ],
  },
  {
    defect: "it searches for a copy before it inserts",
    fault: "fifty copies at once",
    replacements: [
      {
        file: "durable/durable-inbox.js",
        find: "const storable = toStorable(entry);",
        replace: `const storable = toStorable(entry);
        const [known] = await this.list({ key: entry.key });
        if (known) return { outcome: "duplicate", state: known.state };`,
      },
      // The table would still detect copies.
      {
        file: "sqlite/thread/schema.js",
        find: "key TEXT NOT NULL UNIQUE",
        replace: "key TEXT NOT NULL",
      },
      { file: "sqlite/thread/puts.js", find: "ON CONFLICT (key) DO NOTHING", replace: "" },
    ],
  },
];
