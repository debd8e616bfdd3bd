/** Versions of Node that consumers run under: the lowest that the packages' engines name, and those in use. */
export type NodeVersion = "20.19.0" | "22.12.0" | "22.22.3" | "24" | "26";

/** The program that installs a consumer. */
export type Installer = "npm" | "pnpm";

/** One way to consume the packages: a folder below repositories/, and what it is run with. */
export interface Row {
  readonly consumer: string;
  /** The compiler, bundler or framework and how it is set, as the table says it. */
  readonly toolchain: string;
  readonly node: NodeVersion;
  readonly installer: Installer;
  /** Changes to the consumer's package.json in this row. */
  readonly manifest?: ManifestChange;
  /** Arguments of the consumer's `npm test`. */
  readonly args?: readonly string[];
  /** A program that has to be on the machine. Without it the row does not run, and says so. */
  readonly needs?: string;
}

/** Keys of a package.json that a row replaces. Dependencies are added to those that are there. */
export interface ManifestChange {
  readonly type?: "module" | "commonjs";
  readonly devDependencies?: { readonly [name: string]: string };
}

/** The outcome of a row. */
export type Outcome =
  | { readonly status: "passed" }
  | { readonly status: "failed"; readonly output: string }
  | { readonly status: "did not run"; readonly reason: string };

/** A row, what became of it, and how long that took with its installation, if it was the first to need it. */
export interface RowResult {
  readonly row: Row;
  readonly outcome: Outcome;
  readonly ms: number;
}

/** A row in one line. */
export function nameOf({ consumer, toolchain, node, installer }: Row): string {
  return `${consumer}, ${toolchain}, Node ${node}, ${installer}`;
}
