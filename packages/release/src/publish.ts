import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runChangeset } from "./command.ts";
import { unproxied } from "./unproxied.ts";
import { repositoryRoot } from "./workspace.ts";

/** A package as it was, or will be, published. */
export interface Release {
  readonly name: string;
  readonly version: string;
}

/** A package in its tarball, in a folder that packReleases filled. */
export interface PackedRelease extends Release {
  /** The tarball's absolute path. */
  readonly tarball: string;
}

/**
 * Packs every package whose version the registry does not have yet, in the order in which they depend on each other.
 * Reads the working tree, writes only to `folder`.
 */
export async function packReleases(
  folder: string,
  { root = repositoryRoot, env = {} }: PublishOptions = {},
): Promise<readonly PackedRelease[]> {
  await runChangeset(["pack", "--out-dir", folder], { cwd: root, env });
  return readPackedReleases(folder);
}

/** The repository to publish from, and the environment of the package manager that does it. */
export interface PublishOptions {
  readonly root?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Reads the releases that packReleases left in a folder, in the order of publishing. */
export function readPackedReleases(folder: string): readonly PackedRelease[] {
  const { plan } = JSON.parse(readFileSync(join(folder, "publish-plan.json"), "utf8")) as {
    plan: readonly (readonly (Release & { tarball: { path: string } })[])[];
  };
  return plan.flat().map(({ name, version, tarball }) => ({
    name,
    version,
    tarball: join(folder, tarball.path),
  }));
}

/** The packages to publish to a registry that has nothing yet. */
export interface PublishAllOptions {
  readonly root?: string;
  /** A folder that packReleases filled: its tarballs are published as they are, and only what it lacks is packed. */
  readonly packed?: string | undefined;
}

/**
 * Publishes every package of the working tree to a registry that takes anybody's word, as a local one does.
 * The package manager gets a configuration and a cache of its own: neither the user's nor the tree's is touched.
 */
export async function publishAll(
  registryUrl: string,
  { root = repositoryRoot, packed }: PublishAllOptions = {},
): Promise<readonly Release[]> {
  const folder = mkdtempSync(join(tmpdir(), "order-webhooks-publish-"));
  try {
    const env = registryEnvironment(registryUrl, folder);
    const given = packed === undefined ? [] : await publishFrom(packed, { root, env });
    await packReleases(join(folder, "packed"), { root, env });
    return [...given, ...(await publishFrom(join(folder, "packed"), { root, env }))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function publishFrom(
  folder: string,
  { root = repositoryRoot, env = {} }: PublishOptions,
): Promise<readonly Release[]> {
  const publish = ["publish", "--from-pack-dir", folder, "--no-git-tag"];
  await runChangeset(publish, { cwd: root, env });
  return readPackedReleases(folder).map(({ name, version }) => ({ name, version }));
}

/**
 * Returns the environment in which npm and pnpm talk to this registry and use no account: a user configuration
 * with a token that means nothing, and an empty cache, both in `folder`. It also exempts this machine from any proxy.
 */
export function registryEnvironment(
  registryUrl: string,
  folder: string,
): Readonly<Record<string, string>> {
  const userConfig = join(folder, "npmrc");
  const { host } = new URL(registryUrl);
  writeFileSync(userConfig, `registry=${registryUrl}\n//${host}/:_authToken=local\n`);
  return {
    ...unproxied(),
    npm_config_registry: registryUrl,
    npm_config_userconfig: userConfig,
    npm_config_cache: join(folder, "npm-cache"),
    pnpm_config_registry: registryUrl,
    pnpm_config_userconfig: userConfig,
    pnpm_config_cache_dir: join(folder, "pnpm-cache"),
  };
}
