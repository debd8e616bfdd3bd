import { execa } from "execa";

/** Licences of packages that users install. They require only a notice. */
const permissive = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];

/**
 * Licences of tools that we run and do not distribute. They are rarer permissive licences and MPL-2.0, which only
 * binds people who distribute changed files.
 */
const forTools = ["BlueOak-1.0.0", "CC0-1.0", "MPL-2.0", "PSF-2.0", "Python-2.0", "Unlicense"];

const allowed = { users: permissive, developers: [...permissive, ...forTools, "WTFPL"] };

/**
 * Packages that name no licence. They are the programs of @pact-foundation/pact-cli, from the same repository, so they
 * have its licence MIT.
 */
const knownAsMit = /^@pact-foundation\/pact-cli-(darwin|linux|windows)-(arm64|x64)$/;

/** A package in the output of `pnpm licenses list --json`. */
interface Listed {
  readonly name: string;
  readonly versions: readonly string[];
  readonly license: string;
}

/** Lists the installed packages of a workspace with their licences. `options` select projects and dependencies. */
export async function listLicences(cwd: string, options: readonly string[]): Promise<Listed[]> {
  const { stdout } = await execa("pnpm", ["licenses", "list", "--json", ...options], {
    ...{ cwd, preferLocal: true, localDir: import.meta.dirname },
  });
  const byLicence: Readonly<Record<string, Listed[]>> = JSON.parse(stdout);
  return Object.values(byLicence).flat();
}

/** Returns the packages whose licence is unknown or not allowed for an audience, as `name@version: licence`. */
export function findRefused(
  listed: readonly Listed[],
  audience: keyof typeof allowed,
): readonly string[] {
  const refused = listed.filter(({ name, license }) => {
    const licence = license === "Unknown" && knownAsMit.test(name) ? "MIT" : license;
    const choices = licence.replace(/^\((.*)\)$/, "$1").split(" OR ");
    return !choices.some((choice) => allowed[audience].includes(choice));
  });
  return refused.map(({ name, versions, license }) => `${name}@${versions.join()}: ${license}`);
}
