import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, relative } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import { type PackedFile, readTarball, writeTarball } from "./tarball.ts";

/** One version of a package: its manifest, and its tarball, made when it is asked for. */
interface Version {
  readonly manifest: Manifest;
  readonly integrity?: string;
  pack(): Promise<Buffer>;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
}

/** Where pnpm keeps what this workspace has installed. */
const store = join(repositoryRoot, "node_modules/.pnpm");

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
  const server = createRegistry(tarballs);
  const url = await listen(server);
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url, close };
}

function createRegistry(tarballs: readonly Buffer[]): Server {
  const packed = tarballs.map(toVersion);
  const names = new Set(packed.map(({ manifest }) => manifest.name));
  const find = async (name: string): Promise<readonly Version[]> =>
    names.has(name) ? packed.filter(({ manifest }) => manifest.name === name) : findInstalled(name);
  return createServer(async (request, response) => {
    const path = decodeURIComponent(request.url ?? "/").slice(1);
    const [name = "", file] = path.split("/-/");
    const versions = await find(name);
    const wanted = versions.find(({ manifest }) => file === `${manifest.version}.tgz`);
    if (wanted !== undefined) return void response.end(await wanted.pack());
    response.statusCode = versions.length > 0 && file === undefined ? 200 : 404;
    response.end(JSON.stringify(describe(versions, `http://${request.headers.host}`)));
  });
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // The seam: a server that listens on an address and a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}

/** The document that an installer asks for: every version there is; the last one is the latest. */
function describe(versions: readonly Version[], origin: string): object {
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

function toVersion(tarball: Buffer): Version {
  const file = readTarball(tarball).find(({ path }) => path === "package.json");
  const integrity = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
  return {
    manifest: JSON.parse(String(file?.content)),
    integrity,
    pack: () => Promise.resolve(tarball),
  };
}

/** Each installed version of a package: `store/<name>@<version>.../node_modules/<name>`. */
async function findInstalled(name: string): Promise<readonly Version[]> {
  const prefix = `${name.replace("/", "+")}@`;
  const entries = (await readdir(store)).filter((entry) => entry.startsWith(prefix)).sort();
  const versions = new Map<string, Version>();
  for (const entry of entries) {
    const folder = join(store, entry, "node_modules", name);
    const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    versions.set(manifest.version, { manifest, pack: () => packFolder(folder) });
  }
  return [...versions.values()];
}

async function packFolder(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !relative(folder, file).startsWith("node_modules"));
  return writeTarball(await Promise.all(files.sort().map((file) => readPacked(folder, file))));
}

async function readPacked(folder: string, file: string): Promise<PackedFile> {
  const [content, { mode }] = await Promise.all([readFile(file), stat(file)]);
  return { path: relative(folder, file), content, executable: (mode & 0o111) !== 0 };
}
