/** The part of a package.json that names its licence. */
export interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly license: unknown;
}

/** Whom a dependency reaches: those who install what we publish, or those who work on it. */
export type Audience = "users" | "developers";

/** Licences that ask nothing of our users but a notice. */
const permissive = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];

/**
 * Licences of tools that we run and do not hand on: permissive ones that ask little but are rarer, and
 * MPL-2.0, which asks something only of who changes its files and passes them on.
 */
const forTools = [
  "BlueOak-1.0.0",
  "CC0-1.0",
  "MPL-2.0",
  "PSF-2.0",
  "Python-2.0",
  "Unlicense",
  "WTFPL",
];

const allowed: { readonly [A in Audience]: ReadonlySet<string> } = {
  users: new Set(permissive),
  developers: new Set([...permissive, ...forTools]),
};

/** Packages whose package.json says no licence, with what it is and how that is known. */
const known: readonly { readonly name: RegExp; readonly license: string; readonly from: string }[] =
  [
    {
      name: /^@pact-foundation\/pact-cli-(darwin|linux|windows)-(arm64|x64)$/,
      license: "MIT",
      from: "the program of @pact-foundation/pact-cli for one platform, out of the same repository",
    },
    {
      name: /^(busboy|streamsearch)$/,
      license: "MIT",
      from: "its LICENSE, and the `licenses` that its package.json has in the old form",
    },
  ];

/** Returns the licence of a package as an SPDX expression, or undefined if it is unknown. */
export function licenceOf({ name, license }: Licensed): string | undefined {
  if (typeof license === "string" && license !== "") return license;
  return known.find((entry) => entry.name.test(name))?.license;
}

/** Checks that a licence may reach an audience. Of a choice one must, anything else must be listed as it is. */
export function isAllowed(licence: string | undefined, audience: Audience): boolean {
  if (licence === undefined) return false;
  const choices = licence.replace(/^\((.*)\)$/, "$1").split(" OR ");
  return choices.some((choice) => allowed[audience].has(choice));
}
