// An inbox only uses the time of the database server, because the clocks of the receivers differ. The first value of
// each statement is an offset for tests.

const now = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint + $1::bigint AS now";

/** Start of a statement that only reads. `now` in the table `clock` is the time in ms. */
export const looking: string = `WITH clock AS MATERIALIZED (SELECT ${now})`;

/**
 * Start of a statement that writes. `now` in the table `clock` is the time in ms. The commit waits for the disk, even
 * if the user or the database has `synchronous_commit` off.
 */
export const writing: string = `WITH clock AS MATERIALIZED (
  SELECT ${now}, CASE WHEN current_setting('synchronous_commit') = 'off'
    THEN set_config('synchronous_commit', 'on', true) END AS synchronous_commit
)`;
