import { execa } from "execa";

/** Licenses of packages that users install. They require only a notice. */
const permissive = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];

/**
 * Licenses of tools that we run and do not distribute. They are rarer permissive licenses and MPL-2.0, which only
 * binds people who distribute changed files.
 */
const forTools = ["BlueOak-1.0.0", "CC0-1.0", "MPL-2.0", "PSF-2.0", "Python-2.0", "Unlicense"];

const allowed = { users: permissive, developers: [...permissive, ...forTools, "WTFPL"] };

/**
 * Packages that name no license. They are the programs of @pact-foundation/pact-cli, from the same repository, so they
 * have its license MIT.
 */
const knownAsMit = /^@pact-foundation\/pact-cli-(darwin|linux|windows)-(arm64|x64)$/;

/** A package in the output of `pnpm licenses list --json`. */
interface Listed {
  readonly name: string;
  readonly versions: readonly string[];
  readonly license: string;
}

/** Lists the installed packages of a workspace with their licenses. `options` select projects and dependencies. */
export async function listLicenses(cwd: string, options: readonly string[]): Promise<Listed[]> {
  const { stdout } = await execa("pnpm", ["licenses", "list", "--json", ...options], {
    ...{ cwd, preferLocal: true, localDir: import.meta.dirname },
  });
  const byLicense: Readonly<Record<string, Listed[]>> = JSON.parse(stdout);
  return Object.values(byLicense).flat();
}

/** Returns the packages whose license is unknown or not allowed for an audience, as `name@version: license`. */
export function findRefused(
  listed: readonly Listed[],
  audience: keyof typeof allowed,
): readonly string[] {
  const refused = listed.filter(({ name, license }) => {
    const known = license === "Unknown" && knownAsMit.test(name) ? "MIT" : license;
    const choices = known.replace(/^\((.*)\)$/, "$1").split(" OR ");
    return !choices.some((choice) => allowed[audience].includes(choice));
  });
  return refused.map(({ name, versions, license }) => `${name}@${versions.join()}: ${license}`);
}
