import pg from "pg";

/** Makes databases of their own on one server. */
export class Databases {
  readonly #url: string;
  readonly #client: pg.Client;
  #made = 0;

  static async connect(url: string): Promise<Databases> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return new Databases(url, client);
  }

  private constructor(url: string, client: pg.Client) {
    this.#url = url;
    this.#client = client;
  }

  /** Makes an empty database. Returns its address. */
  async make(): Promise<string> {
    const name = `bench_${this.#made}`;
    this.#made += 1;
    await this.#client.query(`CREATE DATABASE ${name}`);
    const url = new URL(this.#url);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** Removes the databases that were made, so that nothing works on them while others are measured. */
  async removeAll(): Promise<void> {
    for (; this.#made > 0; this.#made -= 1)
      await this.#client.query(`DROP DATABASE bench_${this.#made - 1} WITH (FORCE)`);
    // What they left to write would be written while others are measured.
    await this.#client.query("CHECKPOINT");
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}
