import pg from "pg";

/** A database that only one proof uses. */
export class ProofDatabase {
  readonly url: string;

  private constructor(url: string) {
    this.url = url;
  }

  /** Creates an empty database on a server. Its synchronous_commit is off, which an inbox must override. */
  static async create(serverUrl: string): Promise<ProofDatabase> {
    const name = `proof_${++created}`;
    await query(serverUrl, `CREATE DATABASE ${name}`);
    await query(serverUrl, `ALTER DATABASE ${name} SET synchronous_commit = off`);
    const url = new URL(serverUrl);
    url.pathname = name;
    return new ProofDatabase(url.href);
  }

  /** Runs one statement on a separate connection. */
  query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return query<Row>(this.url, text, values);
  }

  /** Opens a connection until the work has ended. */
  connect<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    return withClient(this.url, work);
  }

  /** Checks every table and B-tree index with amcheck, and counts the damaged ones. */
  async countDamages(): Promise<number> {
    await this.query("CREATE EXTENSION IF NOT EXISTS amcheck");
    const heaps = await this.query<Relation>(listRelations("r"));
    const indexes = await this.query<Relation>(listRelations("i"));
    const damagedHeaps = await Promise.all(
      heaps.map(({ oid }) => this.query("SELECT 1 FROM verify_heapam($1)", [oid])),
    );
    const soundIndexes = await Promise.allSettled(
      indexes.map(({ oid }) => this.query("SELECT bt_index_check($1, true)", [oid])),
    );
    const damagedIndexes = soundIndexes.filter(({ status }) => status === "rejected").length;
    return damagedHeaps.flat().length + damagedIndexes;
  }
}

interface Relation {
  readonly oid: number;
}

let created = 0;

function listRelations(kind: "r" | "i"): string {
  return `SELECT oid FROM pg_class WHERE relkind = '${kind}' AND oid >= 16384`;
}

async function query<Row extends object>(
  url: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return withClient(url, async (client) => (await client.query<Row>(text, [...values])).rows);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
