import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readInstalledPackages } from "./installed-packages.ts";
import { groupByName, type ServedPackages, type ServedVersion } from "./served-package.ts";
import { readTarball } from "./tarball.ts";

/** A registry that is running. */
export interface OfflineRegistry {
  readonly url: string;
  close(): void;
}

/**
 * Starts a registry on the loopback interface that serves these tarballs of ours, and every package that this workspace
 * has installed. npm and pnpm install from it by plain version ranges, and no network is needed.
 */
export async function startOfflineRegistry(tarballs: readonly Buffer[]): Promise<OfflineRegistry> {
  const packages = new Map([
    ...(await readInstalledPackages()),
    ...groupByName(tarballs.map(toVersion)),
  ]);
  const server = createServer((request, response) => {
    answer(packages, request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });
  const url = await listen(server);
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url, close };
}

/** Answers `/<name>` with what there is of a package, and `/<name>/-/<version>.tgz` with a tarball. */
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

/** Makes the document that an installer asks for, with every version there is. The last one is the latest. */
function describe(versions: readonly ServedVersion[], origin: string): object {
  const last = versions.at(-1)?.manifest;
  return {
    name: last?.name,
    "dist-tags": { latest: last?.version },
    // Installers refuse what is younger than a minimum age: as old as npm itself will do.
    time: Object.fromEntries(versions.map(({ manifest }) => [manifest.version, "2010-01-12"])),
    versions: Object.fromEntries(
      versions.map(({ manifest, integrity }) => {
        const tarball = `${origin}/${manifest.name}/-/${manifest.version}.tgz`;
        return [manifest.version, { ...manifest, dist: { tarball, integrity } }];
      }),
    ),
  };
}

function toVersion(tarball: Buffer): ServedVersion {
  const file = readTarball(tarball).find(({ path }) => path === "package.json");
  const integrity = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
  const pack = () => Promise.resolve(tarball);
  return { manifest: JSON.parse(String(file?.content)), integrity, pack };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // The seam: a server that listens on an address and a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}
