import { mkdtempDisposableSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa, execaNode } from "execa";
import { stringify } from "yaml";
import { interruption } from "./interruption.ts";
import { unproxied } from "./unproxied.ts";
import { repositoryRoot } from "./workspace.ts";

/**
 * Calls `use` while a registry (Verdaccio) serves at the given URL. Then stops the registry and deletes its data.
 *
 * The registry listens on the loopback interface only. It accepts packages of our scope from every client, and proxies every
 * other package from the default registry of this environment.
 */
export async function withLocalRegistry<T>(use: (registryUrl: string) => Promise<T>): Promise<T> {
  using folder = mkdtempDisposableSync(join(tmpdir(), "order-webhooks-registry-"));
  const file = join(folder.path, "config.yaml");
  writeFileSync(file, stringify(await configuration(folder.path)));
  const server = execaNode(
    fileURLToPath(new URL("./registry-server.ts", import.meta.url)),
    [file],
    {
      cwd: folder.path,
      // Verdaccio reads the proxy from its environment, and would use it for a default registry on this machine too.
      env: unproxied(),
      nodeOptions: [],
      ipc: true,
      stdin: "ignore",
      stdout: "ignore",
      reject: false,
    },
  );
  try {
    const message = await server.getOneMessage().catch(async () => {
      const { exitCode, stderr } = await server;
      throw new Error(`The local registry ended with ${exitCode} before it listened.\n${stderr}`);
    });
    interruption.throwIfAborted();
    return await use(`http://127.0.0.1:${(message as { port: number }).port}/`);
  } finally {
    server.kill();
    await server;
  }
}

async function configuration(folder: string): Promise<object> {
  const asked = ["config", "get", "registry", "--no-update-notifier"];
  const { stdout: url } = await execa("npm", asked, { cwd: repositoryRoot, stderr: "ignore" });
  return {
    storage: join(folder, "storage"),
    auth: { htpasswd: { file: join(folder, "htpasswd"), max_users: -1 } },
    uplinks: { default: { url, cache: true, maxage: "60m" } },
    packages: {
      "@order-webhooks/*": { access: "$all", publish: "$all", unpublish: "$all" },
      "**": { access: "$all", proxy: "default" },
    },
    web: { enable: false },
    max_body_size: "50mb",
    log: { type: "stdout", level: "fatal" },
  };
}
