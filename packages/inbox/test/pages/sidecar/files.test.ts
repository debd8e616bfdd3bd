import { execFile, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { packageRoot, readPage } from "@order-webhooks/test-setup/pages";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { parse } from "yaml";
import { buildAny } from "../../cli/deliveries.ts";
import { end, makeFolder, patience, post, type Running, start } from "../../cli/running-command.ts";
import { serveSidecar } from "../../forward/sidecar.ts";
import { forwardSecret } from "../../forward/target-process.ts";
import { composeKeys } from "./compose-keys.ts";
import { unitKeys } from "./unit-keys.ts";

const text = (path: string) => readFileSync(join(packageRoot, "docs", path), "utf8");

/** Time limit in s for the end of the command. */
const endingSeconds = 20;

type Arguments = readonly [command: string, ...args: readonly string[]];

/** Starts a documented command, with the paths and ports of this machine. */
async function startDocumented([command, ...args]: Arguments): Promise<
  Running & { metricsUrl: string }
> {
  expect(command.split("/").at(-1)).toBe("order-webhooks-inbox");
  const folder = makeFolder();
  const own = args.map((argument) =>
    argument
      .replace(/\/inbox\/inbox\.db|%S\/order-webhooks\/inbox\.db/, join(folder, "inbox.db"))
      .replace("0.0.0.0", "127.0.0.1")
      .replace("//shop:", "//127.0.0.1:")
      .replace(/^(--(?:metrics-)?port=|)(3000|9464)$/, "$10"),
  );
  const running = start(folder, own, { FORWARD_SECRET: forwardSecret });
  onTestFinished(() => void running.child.kill("SIGKILL"));
  const isReady = () => running.out().includes("Listening on") || running.child.exitCode !== null;
  await vi.waitUntil(isReady, patience);
  expect(running.err()).toBe("");
  expect(running.out()).toContain("Forwarding to http://");
  const metricsUrl = /Metrics at (\S+),/.exec(running.out())?.[1] ?? "";
  expect(new URL(metricsUrl).pathname).toBe("/metrics");
  return { ...running, metricsUrl };
}

interface Service {
  readonly init?: boolean;
  readonly build?: { readonly dockerfile_inline: string };
  readonly command?: Arguments;
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly stop_grace_period?: string;
}

interface ComposeFile {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
}

describe("the Compose file", () => {
  // Missing parts make the tests below fail.
  const file = parse(text("sidecar/compose.yaml")) as ComposeFile;
  const sidecar = file.services["order-webhooks"] ?? expect.fail("It has no sidecar.");

  it("has keys that Compose knows, and consistent volumes and variables", () => {
    const services = Object.values(file.services);
    const elements = [
      ["file", file],
      ...services.map((service) => ["service", service] as const),
      ...services.map(({ build }) => ["build", build ?? {}] as const),
      ...services.map(({ healthcheck }) => ["healthcheck", healthcheck ?? {}] as const),
    ] as const;
    for (const [element, value] of elements) {
      const unknown = Object.keys(value).filter((key) => !composeKeys[element]?.includes(key));
      expect(unknown, element).toEqual([]);
    }
    const mounted = services.flatMap(({ volumes = [] }) => volumes).map((one) => one.split(":")[0]);
    expect(mounted).toEqual(Object.keys(file.volumes));
    for (const { environment } of services) {
      for (const [name, value] of Object.entries(environment)) {
        expect(value).toMatch(new RegExp(`^\\$\\{${name}:\\?[^}]+\\}$`));
      }
    }
    expect(sidecar.init).toBe(true);
    expect(Number.parseInt(sidecar.stop_grace_period ?? "", 10)).toBeGreaterThan(endingSeconds);
  });

  it("builds an image on Node 24 that a user without rights runs", () => {
    const lines = sidecar.build?.dockerfile_inline
      .replaceAll(/\\\n\s*/g, "")
      .trim()
      .split("\n");
    expect(lines?.map((line) => line.split(" ")[0])).toEqual(["FROM", "RUN", "USER"]);
    expect(lines?.[0]).toBe("FROM node:24-slim");
    const [, ...script] = lines?.[1]?.split(" ") ?? [];
    expect(script.join(" ")).toMatch(/^npm install --global @order-webhooks\/inbox && /);
    expect(spawnSync("sh", ["-n", "-c", script.join(" ")]).status).toBe(0);
    expect(lines?.[2]).toBe("USER node");
  });

  it("has a command that the parser accepts, and a check that follows its readiness", async () => {
    const { child, ended, metricsUrl } = await startDocumented(sidecar.command ?? ["none"]);
    const [kind, program, ...args] = sidecar.healthcheck?.test ?? [];
    expect([kind, program]).toEqual(["CMD", "node"]);
    const { port } = new URL(metricsUrl);
    const check = () => {
      const own = args.map((argument) => argument.replace(":9464", `:${port}`));
      return promisify(execFile)(process.execPath, own).then(
        () => true,
        () => false,
      );
    };
    expect(await check()).toBe(true);
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
    expect(await check()).toBe(false);
  });
});

describe("the unit of systemd", () => {
  const unit = text("sidecar/order-webhooks-inbox.service");
  const sections = readUnit(unit);
  const service = sections.get("Service") ?? new Map<string, string>();

  it("has sections and keys that systemd knows", () => {
    expect([...sections.keys()]).toEqual(Object.keys(unitKeys));
    for (const [section, values] of sections) {
      const unknown = [...values.keys()].filter((key) => !unitKeys[section]?.includes(key));
      expect(unknown, section).toEqual([]);
    }
  });

  it("ends with SIGTERM and time enough, and starts again after every failure", async () => {
    expect(Object.fromEntries(service)).toMatchObject({
      ...{ User: "order-webhooks", StateDirectory: "order-webhooks", Restart: "on-failure" },
      KillSignal: "SIGTERM",
    });
    // A file in use and a database that is down cause exit code 2, and are temporary.
    expect(service.has("RestartPreventExitStatus")).toBe(false);
    expect(service.get("EnvironmentFile")).toMatch(/^\/etc\/order-webhooks\//);
    expect(Number(service.get("TimeoutStopSec"))).toBeGreaterThan(endingSeconds);
    const [, ...args] = commandOf(service);
    for (const env of [{ FORWARD_SECRET: "" }, { WEBHOOK_SECRET: "", FORWARD_SECRET: "a" }]) {
      const { code, err } = await start(makeFolder(), args, env).ended;
      expect([code, err.split("\n").length]).toEqual([2, 2]);
    }
  });

  it("has a command that the parser takes", async () => {
    expect((await end(await startDocumented(commandOf(service)))).code).toBe(0);
  });

  it("is accepted by systemd-analyze, if that is installed", ({ skip }) => {
    if (spawnSync("systemd-analyze", ["--version"]).status !== 0) {
      process.stderr.write(
        "NOT RUN: the unit's verification, since systemd-analyze is not here.\n",
      );
      skip("systemd-analyze is not here");
    }
    const folder = makeFolder();
    const path = join(folder, "order-webhooks-inbox.service");
    const [command] = commandOf(service);
    // systemd-analyze checks for the command, which is not installed here.
    writeFileSync(path, unit.replace(`ExecStart=${command}`, `ExecStart=${process.execPath}`));
    const { status, stdout, stderr } = spawnSync("systemd-analyze", ["verify", path], {
      encoding: "utf8",
    });
    // For an unknown key, systemd-analyze only prints a warning.
    const complaints = `${stdout}${stderr}`.split("\n").filter((line) => line.includes(path));
    expect([status, complaints]).toEqual([0, []]);
  });
});

function commandOf(service: ReadonlyMap<string, string>): Arguments {
  const [command = "", ...args] = service.get("ExecStart")?.split(" ") ?? [];
  return [command, ...args];
}

/** Parses a unit into sections. Each section has keys with a value on one line. */
function readUnit(unit: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  for (const line of unit.split("\n").filter((one) => one !== "" && !one.startsWith("#"))) {
    const [, name] = /^\[(\w+)\]$/.exec(line) ?? [];
    const [, key, value = ""] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) {
      section = new Map();
      sections.set(name, section);
    } else if (key !== undefined && !section.has(key)) section.set(key, value);
    else expect.fail(`The unit has the line ${JSON.stringify(line)}.`);
  }
  return sections;
}

describe("the page on the sidecar", () => {
  it("has two recipes and commands of a shell that parse, and nothing else in blocks", () => {
    const page = text("sidecar.md");
    const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
    const languages = blocks.map(([, language]) => language);
    expect(languages.toSorted()).toEqual(["php", "python", "sh", "sh", "sh", "text", "text"]);
    expect(readPage("docs/sidecar.md").blockCount).toBe(blocks.length);
    for (const [, language, code = ""] of blocks) {
      if (language === "sh") expect(spawnSync("bash", ["-n", "-c", code]).status).toBe(0);
    }
  });

  it("lists every header that a sidecar adds", async () => {
    const received: IncomingHttpHeaders[] = [];
    const target = createServer((request, response) => {
      received.push(request.headers);
      request.resume();
      response.writeHead(204).end();
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void target.close());
    await once(target, "listening");
    // Only a pipe has another kind of address.
    const { port } = target.address() as AddressInfo;
    const sidecar = await serveSidecar(makeFolder(), `http://127.0.0.1:${port}/webhooks`);
    expect(await post(sidecar.url, buildAny())).toBe(202);
    await expect.poll(() => received.length, patience).toBe(1);
    await end(sidecar);
    const own = Object.keys(received[0] ?? {}).filter((name) => /^(x-|order-)/.test(name));
    const rows = [...text("sidecar.md").matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, name]) => name);
    expect(rows.toSorted()).toEqual(own.toSorted());
  });
});
