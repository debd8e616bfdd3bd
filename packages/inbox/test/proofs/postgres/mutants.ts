import type { Mutant } from "../mutants.ts";

const claims = "postgres/statements/claims.js";
const rowLocks = "LIMIT $2 FOR UPDATE SKIP LOCKED";
const settle = "postgres/statements/settle.js";
const transactions = "postgres/transactions/transactions.js";
const puts = "postgres/statements/puts.js";
const putFunction = "postgres/schema/put-function.js";

/** Lists the defects of an inbox that several receivers share. Each text is in the built package. */
export const mutants: readonly Mutant[] = [
  {
    defect: "it claims without row locks",
    fault: "many claims at once",
    replacements: [{ file: claims, find: rowLocks, replace: "LIMIT $2" }],
  },
  {
    defect: "a locked row blocks its other claims",
    fault: "a row that another transaction locks",
    replacements: [{ file: claims, find: rowLocks, replace: "LIMIT $2 FOR UPDATE" }],
  },
  {
    defect: "it acknowledges before it commits",
    fault: "kill -9 of receivers and of their database",
    replacements: [
      {
        file: "postgres/postgres-storage.js",
        find: "return await this.#track(() => this.#puts.add(put, put.bytes));",
        replace: "this.#track(() => this.#puts.add(put, put.bytes)).catch(() => {}); return 0;",
      },
    ],
  },
  {
    defect: "it searches for a copy before it inserts",
    fault: "fifty copies at once",
    replacements: [
      // The defect must also be in the group of one process, which would otherwise find the copies.
      {
        file: puts,
        find: "const first = new Map(puts.toReversed().map((put) => [put.key, put]));",
        replace: `const found = await this.#database.query(this.#statements.find, [puts.map(({ key }) => key)]);
        const known = new Set(found.map(({ key }) => key));
        const first = new Map(puts.toReversed().filter(({ key }) => !known.has(key)).map((put) => [put.key, put]));`,
      },
      // The table would still refuse copies.
      {
        file: "postgres/schema/migrations.js",
        find: "NOT NULL UNIQUE",
        replace: "NOT NULL",
      },
      { file: putFunction, find: "ON CONFLICT (key) DO NOTHING", replace: "" },
    ],
  },
  {
    defect: "it has no fence of leases",
    fault: "late workers",
    replacements: [
      {
        file: settle,
        find: "AS given (id, lease, state, delay_ms, reason) USING (id, lease)",
        replace: "AS given (id, old_lease, state, delay_ms, reason) USING (id)",
      },
      {
        file: settle,
        find: "deliveries.lease, given.state",
        replace: "old_lease AS lease, given.state",
      },
    ],
  },
  {
    defect: "its transactions do not check the lease",
    fault: "late transactions",
    replacements: [
      {
        file: transactions,
        find: "if (await this.#steps.begin(lent.client, lease))",
        replace: "if ((await this.#steps.begin(lent.client, lease)) || true)",
      },
      { file: transactions, find: "if (!mark)", replace: "if (false)" },
    ],
  },
  {
    defect: "it reads the clock of the receiver's machine",
    fault: "SIGTERM of one receiver after the other",
    replacements: [
      {
        file: "postgres/create-inbox.js",
        find: "hooks.clockOffsetMs ?? (() => 0)",
        replace: "() => Number(process.env.PROOF_CLOCK_OFFSET_MS ?? 0)",
      },
    ],
  },
  {
    defect: "it leaves synchronous_commit as the database has it",
    fault: "kill -9 of receivers and of their database",
    replacements: ["postgres/statements/clock.js", putFunction].map((file) => ({
      file,
      find: "current_setting('synchronous_commit') = 'off'",
      replace: "false",
    })),
  },
];
