import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import {
  type PackedRelease,
  packReleases,
  publishAll,
  readPublishablePackages,
  registryEnvironment,
  withLocalRegistry,
} from "../src/index.ts";
import { enterHome, npmrc, startUpstream } from "./fixtures.ts";

// Publishes everything to a local registry, as `npm run release:local` does.

const names = readPublishablePackages().map(({ manifest }) => manifest.name);

test("serves everything that was published, bypasses a proxy, and leaves nothing behind", async () => {
  const home = enterHome();
  vi.stubEnv("NO_PROXY", "");
  for (const name of ["HTTP_PROXY", "http_proxy"]) vi.stubEnv(name, "http://127.0.0.1:9");
  const asked = await startUpstream();
  const address = await withLocalRegistry(async (registry) => {
    expect(new URL(registry).hostname).toBe("127.0.0.1");
    const published = await publishAll(registry);
    expect(published.map(({ name }) => name).sort()).toEqual(names);
    for (const release of published) {
      expect((await fetch(await tarballOf(registry, release))).status).toBe(200);
    }
    await fetch(`${registry}elsewhere`);
    return registry;
  });
  expect(asked).toEqual(["/elsewhere"]);
  await expect(fetch(address)).rejects.toThrow();
  expect(home.leftBehind()).toEqual([]);
  expect(readFileSync(join(home.folder, ".npmrc"), "utf8")).toBe(npmrc);
});

test("serves given tarballs unchanged, and packs only the missing packages", async () => {
  const home = enterHome();
  const folder = join(home.folder, "packed");
  await withLocalRegistry(async (registry) => {
    const env = registryEnvironment(registry, home.folder);
    const [given] = await packReleases(folder, { env });
    if (given === undefined) throw new Error("nothing was packed");
    keepOnly(folder, given.name);
    // The same files in other bytes, so that a second packing would show.
    const own = gzipSync(gunzipSync(readFileSync(given.tarball)), { level: 1 });
    writeFileSync(given.tarball, own);

    const published = await publishAll(registry, { packed: folder });
    expect(published.map(({ name }) => name).sort()).toEqual(names);
    const served = await fetch(await tarballOf(registry, given));
    expect(Buffer.from(await served.arrayBuffer()).equals(own)).toBe(true);
  });
});

async function tarballOf(registry: string, { name, version }: PackedRelease): Promise<string> {
  const document = await fetch(`${registry}${encodeURIComponent(name)}/${version}`);
  const { dist } = (await document.json()) as { dist: { tarball: string } };
  return dist.tarball;
}

/** Removes the other packages from the plan, as if they had been published before. */
function keepOnly(folder: string, name: string): void {
  const file = join(folder, "publish-plan.json");
  const { plan, ...rest } = JSON.parse(readFileSync(file, "utf8")) as {
    plan: PackedRelease[][];
  };
  const kept = plan.map((group) => group.filter((release) => release.name === name));
  writeFileSync(file, JSON.stringify({ ...rest, plan: kept.filter(({ length }) => length > 0) }));
}
