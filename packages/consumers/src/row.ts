/** Versions of Node that consumers run under: the lowest that the packages' engines name, and those in use. */
export type NodeVersion = "20.19.0" | "22.12.0" | "22.22.3" | "24" | "26";

/** The program that installs a consumer. */
export type Installer = "npm" | "pnpm";

/** One way to consume the packages: a folder of `repositories/` and its tools. */
export interface Row {
  readonly consumer: string;
  /** The compiler, bundler or framework and its settings, as the table names them. */
  readonly toolchain: string;
  readonly node: NodeVersion;
  readonly installer: Installer;
  /** Keys of the consumer's package.json that this row replaces. It adds to the dependencies. */
  readonly manifest?: ManifestChange;
  /** Arguments of the consumer's `npm test`. */
  readonly args?: readonly string[];
  /** Program that the machine must have. Without it, the row is reported as not run. */
  readonly needs?: string;
}

/** Keys of a package.json that a row changes. */
export interface ManifestChange {
  readonly type?: "module" | "commonjs";
  readonly devDependencies?: { readonly [name: string]: string };
}

/** The outcome of a row. */
export type Outcome =
  | { readonly status: "passed" }
  | { readonly status: "failed"; readonly output: string }
  | { readonly status: "did not run"; readonly reason: string };

/** A row with its outcome and its duration. The duration includes the installation for the first row that needs it. */
export interface RowResult {
  readonly row: Row;
  readonly outcome: Outcome;
  readonly ms: number;
}

/** Names a row in one line. */
export function nameOf({ consumer, toolchain, node, installer }: Row): string {
  return `${consumer}, ${toolchain}, Node ${node}, ${installer}`;
}
