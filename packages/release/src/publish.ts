import { mkdtempDisposableSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runChangeset } from "./command.ts";
import { unproxied } from "./unproxied.ts";
import { repositoryRoot } from "./workspace.ts";

/** A packed package, whose tarball is in a folder that `packReleases` filled. */
export interface PackedRelease {
  readonly name: string;
  readonly version: string;
  /** The tarball's absolute path. */
  readonly tarball: string;
}

/** The repository to publish from, and changes to the environment of the package manager. */
export interface PublishOptions {
  readonly root?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Packs every package whose version the registry does not have yet, and returns them with dependencies first. Reads the
 * working tree and writes only to `folder`.
 */
export async function packReleases(
  folder: string,
  { root = repositoryRoot, env = {} }: PublishOptions = {},
): Promise<readonly PackedRelease[]> {
  await runChangeset(["pack", "--out-dir", folder], { cwd: root, env });
  return readPackedReleases(folder);
}

/** Reads the releases that packReleases left in a folder, in the order of publishing. */
export function readPackedReleases(folder: string): readonly PackedRelease[] {
  const { plan } = JSON.parse(readFileSync(join(folder, "publish-plan.json"), "utf8")) as {
    plan: readonly (readonly { name: string; version: string; tarball: { path: string } }[])[];
  };
  return plan.flat().map(({ name, version, tarball }) => {
    return { name, version, tarball: join(folder, tarball.path) };
  });
}

/** The packages to publish to an empty registry. */
export interface PublishAllOptions {
  readonly root?: string;
  /** A folder that packReleases filled. Its tarballs are published unchanged, and only missing packages are packed. */
  readonly packed?: string | undefined;
}

/**
 * Publishes every package of the working tree to a registry that accepts every client, such as a local one. The package
 * manager gets a configuration and a cache for this call, so the user's and the working tree's settings stay unchanged.
 */
export async function publishAll(
  registryUrl: string,
  { root = repositoryRoot, packed }: PublishAllOptions = {},
): Promise<readonly PackedRelease[]> {
  using folder = mkdtempDisposableSync(join(tmpdir(), "order-webhooks-publish-"));
  const env = registryEnvironment(registryUrl, folder.path);
  const publish = async (from: string) => {
    await runChangeset(["publish", "--from-pack-dir", from, "--no-git-tag"], { cwd: root, env });
    return readPackedReleases(from);
  };
  const given = packed === undefined ? [] : await publish(packed);
  const missing = join(folder.path, "packed");
  await packReleases(missing, { root, env });
  return [...given, ...(await publish(missing))];
}

/**
 * Returns environment variables with which npm and pnpm use this registry without an account. They name a configuration
 * with a meaningless token, which this function writes to `folder`, and empty caches in `folder`. They also exempt this
 * machine from any proxy.
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
