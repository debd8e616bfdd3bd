import pg from "pg";

/** Makes a separate database for each contender on one server. */
export class Databases {
  readonly #url: string;
  readonly #pool: pg.Pool;
  #made = 0;

  constructor(url: string) {
    this.#url = url;
    this.#pool = new pg.Pool({ connectionString: url, max: 1 });
    // The server may stop while the ended pool still closes its connections. The resulting error does not matter.
    this.#pool.on("error", () => {});
  }

  /** Makes an empty database. Returns its URL. */
  async make(): Promise<string> {
    const name = `bench_${this.#made}`;
    this.#made += 1;
    await this.#pool.query(`CREATE DATABASE ${name}`);
    const url = new URL(this.#url);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** Removes a database, so that PostgreSQL does no work for it while others are measured. */
  async remove(url: string): Promise<void> {
    await this.#pool.query(`DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
