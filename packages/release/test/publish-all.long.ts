import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeEach, expect, test, vi } from "vitest";
import {
  packReleases,
  publishAll,
  type Release,
  readPublishablePackages,
  registryEnvironment,
  withLocalRegistry,
} from "../src/index.ts";
import { enterHome, type Home, npmrc, startUpstream } from "./home.ts";

// Everything is published to a local registry, as `npm run release:local` does it: what that serves, and what is left of it.

let home: Home;

beforeEach(() => {
  home = enterHome();
  return () => home.remove();
});

test("serves everything that was published, and leaves nothing behind", async () => {
  const address = await withLocalRegistry(async (registry) => {
    expect(new URL(registry).hostname).toBe("127.0.0.1");
    const published = await publishAll(registry);
    expect(published.map(({ name }) => name).sort()).toEqual(
      readPublishablePackages().map(({ manifest }) => manifest.name),
    );
    for (const release of published) {
      expect((await fetch(await tarballOf(registry, release))).status).toBe(200);
    }
    return registry;
  });
  await expect(fetch(address)).rejects.toThrow();
  expect(home.leftBehind()).toEqual([]);
  expect(readFileSync(join(home.folder, ".npmrc"), "utf8")).toBe(npmrc);
});

test("serves what was packed before as it is, and packs only what is missing", async () => {
  const folder = join(home.folder, "packed");
  await withLocalRegistry(async (registry) => {
    const [given, ...others] = await packReleases(folder, {
      env: registryEnvironment(registry, home.folder),
    });
    if (given === undefined) throw new Error("nothing was packed");
    keepOnly(folder, given.name);
    // The same files in other bytes, so that one packed again would show.
    const own = gzipSync(gunzipSync(readFileSync(given.tarball)), { level: 1 });
    writeFileSync(given.tarball, own);

    const published = await publishAll(registry, { packed: folder });
    expect(published.map(({ name }) => name).sort()).toEqual(
      [given, ...others].map(({ name }) => name).sort(),
    );
    const served = await fetch(await tarballOf(registry, given));
    expect(Buffer.from(await served.arrayBuffer()).equals(own)).toBe(true);
  });
});

test("is reached past a proxy, and reaches past it what is on this machine", async () => {
  vi.stubEnv("NO_PROXY", "");
  for (const name of ["HTTP_PROXY", "http_proxy"]) vi.stubEnv(name, "http://127.0.0.1:9");
  const upstream = await startUpstream();
  await withLocalRegistry(async (registry) => {
    expect(await publishAll(registry)).toHaveLength(readPublishablePackages().length);
    await fetch(`${registry}elsewhere`);
  });
  await upstream.close();
  expect(upstream.asked).toEqual(["/elsewhere"]);
});

async function tarballOf(registry: string, { name, version }: Release): Promise<string> {
  const document = await fetch(`${registry}${encodeURIComponent(name)}/${version}`);
  const { dist } = (await document.json()) as { dist: { tarball: string } };
  return dist.tarball;
}

/** Takes the others out of the plan, as if they had been published before. */
function keepOnly(folder: string, name: string): void {
  const file = join(folder, "publish-plan.json");
  const { plan, ...rest } = JSON.parse(readFileSync(file, "utf8")) as { plan: Release[][] };
  const kept = plan.map((group) => group.filter((release) => release.name === name));
  writeFileSync(file, JSON.stringify({ ...rest, plan: kept.filter(({ length }) => length > 0) }));
}
