import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeEach, expect, test, vi } from "vitest";
import {
  packReleases,
  publishAll,
  type Release,
  readPublishablePackages,
  registryEnvironment,
  unproxied,
  withLocalRegistry,
} from "../src/index.ts";

// The registry as a maintainer's machine sees it: what it serves, and that nothing of it is left.

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "order-webhooks-home-"));
  mkdirSync(join(home, "tmp"));
  writeFileSync(join(home, ".npmrc"), "//registry.invalid/:_authToken=mine\n");
  vi.stubEnv("HOME", home);
  vi.stubEnv("TMPDIR", join(home, "tmp"));
  return () => {
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true, force: true });
  };
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
  expect(leftBehind()).toEqual([]);
  expect(readFileSync(join(home, ".npmrc"), "utf8")).toBe("//registry.invalid/:_authToken=mine\n");
});

test("serves what was packed before as it is, and packs only what is missing", async () => {
  const folder = join(home, "packed");
  await withLocalRegistry(async (registry) => {
    const [given, ...others] = await packReleases(folder, {
      env: registryEnvironment(registry, home),
    });
    if (given === undefined) throw new Error("nothing was packed");
    keepOnly(folder, given.name);
    // The same files in other bytes, so that one packed anew would show.
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

test("adds this machine to what is kept off the proxy", () => {
  const kept = unproxied({ NO_PROXY: "inside.example, localhost", no_proxy: "other.example" });
  const list = "inside.example,localhost,other.example,127.0.0.1";
  expect(kept).toEqual({ NO_PROXY: list, no_proxy: list });
  expect(unproxied({ NO_PROXY: "*" })).toEqual({ NO_PROXY: "*", no_proxy: "*" });
});

test("hands other packages through from the default registry of the environment", async () => {
  const upstream = await startUpstream();
  await withLocalRegistry(async (registry) => {
    await fetch(`${registry}elsewhere`);
    await fetch(`${registry}@order-webhooks%2ftypes`);
  });
  await upstream.close();
  expect(upstream.asked).toEqual(["/elsewhere"]);
});

test("is stopped when what it was started for fails", async () => {
  let address = "";
  const failing = withLocalRegistry(async (registry) => {
    address = registry;
    throw new Error("the consumer failed");
  });
  await expect(failing).rejects.toThrow("the consumer failed");
  await expect(fetch(address)).rejects.toThrow();
  expect(leftBehind()).toEqual([]);
});

/** Starts a registry that has one package, makes it the default of the environment, and notes what it is asked. */
async function startUpstream() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ name: "elsewhere", versions: {}, "dist-tags": {} }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv("npm_config_registry", `http://127.0.0.1:${port}/`);
  return { asked, close: () => new Promise((resolve) => server.close(resolve)) };
}

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

/** What of ours is in the temporary folder; Node keeps a cache of compiled code there. */
function leftBehind(): readonly string[] {
  return readdirSync(join(home, "tmp")).filter((entry) => entry.startsWith("order-webhooks"));
}
