import { type ChildProcess, execFileSync, fork } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stringify } from "yaml";
import { interruption } from "./interruption.ts";
import { unproxied } from "./unproxied.ts";
import { repositoryRoot } from "./workspace.ts";

/**
 * Runs `use` while a real registry (Verdaccio) serves at the given address, then stops it and deletes its data.
 *
 * The registry listens on the loopback interface only, takes our scope only from those who publish to it, and
 * hands every other package through from the default registry of this environment.
 */
export async function withLocalRegistry<T>(use: (registryUrl: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "order-webhooks-registry-"));
  let server: ChildProcess | undefined;
  try {
    server = startServer(folder);
    const address = await addressOf(server);
    interruption.throwIfAborted();
    return await use(address);
  } finally {
    if (server !== undefined) await stop(server);
    rmSync(folder, { recursive: true, force: true });
  }
}

function startServer(folder: string): ChildProcess {
  const file = join(folder, "config.yaml");
  writeFileSync(file, stringify(configuration(folder)));
  return fork(fileURLToPath(new URL("./registry-server.ts", import.meta.url)), [file], {
    cwd: folder,
    // Verdaccio takes the proxy from its environment, for the default registry, too, if that is on this machine.
    env: { ...process.env, ...unproxied() },
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

function configuration(folder: string): object {
  return {
    storage: join(folder, "storage"),
    auth: { htpasswd: { file: join(folder, "htpasswd"), max_users: -1 } },
    uplinks: { default: { url: defaultRegistry(), cache: true, maxage: "60m" } },
    packages: {
      "@order-webhooks/*": { access: "$all", publish: "$all", unpublish: "$all" },
      "**": { access: "$all", proxy: "default" },
    },
    web: { enable: false },
    max_body_size: "50mb",
    log: { type: "stdout", level: "fatal" },
  };
}

function defaultRegistry(): string {
  const asked = ["config", "get", "registry", "--no-update-notifier"];
  return execFileSync("npm", asked, {
    cwd: repositoryRoot,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

function addressOf(server: ChildProcess): Promise<string> {
  let complaint = "";
  server.stderr?.on("data", (chunk) => (complaint += chunk));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("message", (message) => {
      resolve(`http://127.0.0.1:${(message as { port: number }).port}/`);
    });
    server.once("exit", (code) =>
      reject(new Error(`The local registry ended with ${code} before it listened.\n${complaint}`)),
    );
  });
}

function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once("exit", () => resolve());
    server.kill("SIGTERM");
  });
}
