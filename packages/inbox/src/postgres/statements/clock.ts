// The time of an inbox is its server's alone: the clocks of machines that share it differ. The first value of each
// statement moves it, for tests.

const now = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint + $1::bigint AS now";

/** Begins a statement that only looks. It has the time in ms as `now` of the table `clock`. */
export const looking: string = `WITH clock AS MATERIALIZED (SELECT ${now})`;

/**
 * Begins a statement that writes. It has the time in the same way. Its commit waits for the disk, even if the user or
 * the database has `synchronous_commit` off.
 */
export const writing: string = `WITH clock AS MATERIALIZED (
  SELECT ${now}, CASE WHEN current_setting('synchronous_commit') = 'off'
    THEN set_config('synchronous_commit', 'on', true) END AS synchronous_commit
)`;
