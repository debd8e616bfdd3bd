import pg from "pg";

/** Makes databases of their own on one server. */
export class Databases {
  readonly #url: string;
  readonly #pool: pg.Pool;
  #made = 0;

  constructor(url: string) {
    this.#url = url;
    this.#pool = new pg.Pool({ connectionString: url, max: 1 });
    // A pool that has ended still closes its connection. A server that stops then ends it first.
    this.#pool.on("error", () => {});
  }

  /** Makes an empty database. Returns its address. */
  async make(): Promise<string> {
    const name = `bench_${this.#made}`;
    this.#made += 1;
    await this.#pool.query(`CREATE DATABASE ${name}`);
    const url = new URL(this.#url);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** Removes a database that was made, so that nothing works on it while others are measured. */
  async remove(url: string): Promise<void> {
    await this.#pool.query(`DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
