import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readInstalledPackages, type ServedVersion } from "./installed-packages.ts";
import { readTarball } from "./tarball.ts";

/** A registry that is running. */
export interface OfflineRegistry {
  readonly url: string;
  close(): void;
}

/** Versions by the name of their package. The last version is the latest. */
type ServedPackages = ReadonlyMap<string, readonly ServedVersion[]>;

/**
 * Starts a registry on the loopback interface. It serves these tarballs, and every package that this workspace has
 * installed. npm and pnpm install from it by plain version ranges, without a network.
 */
export async function startOfflineRegistry(tarballs: readonly Buffer[]): Promise<OfflineRegistry> {
  const own = await Promise.all(tarballs.map(toVersion));
  const nameOf = ({ manifest }: ServedVersion) => manifest.name;
  const packages = new Map([
    ...Map.groupBy(await readInstalledPackages(), nameOf),
    ...Map.groupBy(own, nameOf),
  ]);
  const server = createServer((request, response) => {
    answer(packages, request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  // This cast is safe: a server that listens on an address and a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/`, close };
}

/** Answers `/<name>` with the document of a package, and `/<name>/-/<version>.tgz` with a tarball. */
async function answer(
  packages: ServedPackages,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [name = "", file] = decodeURIComponent(request.url ?? "/")
    .slice(1)
    .split("/-/");
  const versions = packages.get(name) ?? [];
  const wanted = versions.find(({ manifest }) => file === `${manifest.version}.tgz`);
  if (wanted !== undefined) return void response.end(await wanted.pack());
  response.writeHead(versions.length > 0 && file === undefined ? 200 : 404);
  response.end(JSON.stringify(describe(versions, `http://${request.headers.host}`)));
}

/** Returns the document that an installer requests, with every version that is served. */
function describe(versions: readonly ServedVersion[], origin: string): object {
  const last = versions.at(-1)?.manifest;
  return {
    name: last?.name,
    "dist-tags": { latest: last?.version },
    // Installers refuse versions that are younger than a minimum age.
    time: Object.fromEntries(versions.map(({ manifest }) => [manifest.version, "2010-01-12"])),
    versions: Object.fromEntries(
      versions.map(({ manifest, integrity }) => {
        const tarball = `${origin}/${manifest.name}/-/${manifest.version}.tgz`;
        return [manifest.version, { ...manifest, dist: { tarball, integrity } }];
      }),
    ),
  };
}

async function toVersion(tarball: Buffer): Promise<ServedVersion> {
  const files = await readTarball(tarball);
  const manifest = files.find(({ header }) => header.name === "package/package.json");
  const text = new TextDecoder().decode(manifest?.data);
  const integrity = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
  return { manifest: JSON.parse(text), integrity, pack: () => Promise.resolve(tarball) };
}
