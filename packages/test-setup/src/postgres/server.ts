import { once } from "node:events";
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { findFreePort } from "../free-port.ts";
import { findPrograms, findUser, type ProcessUser, type Programs } from "./programs.ts";

/** The superuser's password. Only this machine can connect. */
const password = "order-webhooks";

/**
 * A PostgreSQL server with its default settings for durability: fsync is on. It listens only on the loopback interface.
 */
export class PostgresServer {
  /** URL of its database, with the superuser's name and password. */
  readonly url: string;
  readonly port: number;
  readonly #folder: string;
  readonly #user: ProcessUser;
  readonly #programs: Programs;
  #process: PostgresProcess | undefined;
  #log = "";

  private constructor(port: number, folder: string, user: ProcessUser, programs: Programs) {
    this.port = port;
    this.url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    this.#folder = folder;
    this.#user = user;
    this.#programs = programs;
  }

  /** Creates an empty server in a temporary folder, and starts it. */
  static async start(): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), "order-webhooks-postgres-"));
    const user = findUser();
    giveTo(user, folder);
    const programs = await findPrograms(folder, user);
    const server = new PostgresServer(await findFreePort(), folder, user, programs);
    await server.#initialize();
    await server.resume();
    return server;
  }

  /** The version, such as 18.4. */
  get version(): string {
    return /starting PostgreSQL (\S+)/.exec(this.#log)?.[1] ?? "";
  }

  /** Starts the server after `stop` or `kill`, with the same data. Resolves once it accepts connections. */
  async resume(): Promise<void> {
    // After a kill, the server's other processes take a moment to end. Until then, a new server refuses to start.
    for (let tries = 0; !(await this.#tryStart()); tries++) {
      if (tries === 100) throw new Error(`PostgreSQL: expected a start, got ${this.#log}`);
      await sleep(100);
    }
  }

  /** Stops the server as an administrator does. The server closes its connections and writes its data to its files. */
  async stop(): Promise<void> {
    await this.#end("SIGINT");
  }

  /** Kills the server, as in a crash. It writes nothing more. */
  async kill(): Promise<void> {
    const children = this.#listChildren();
    await this.#end("SIGKILL");
    for (const child of children) tryKill(child);
  }

  /** Stops the server, and removes its data. */
  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10 });
  }

  get #data(): string {
    return join(this.#folder, "data");
  }

  async #initialize(): Promise<void> {
    mkdirSync(this.#data, { mode: 0o700 });
    giveTo(this.#user, this.#data);
    const file = join(this.#folder, "password");
    writeFileSync(file, `${password}\n`);
    giveTo(this.#user, file);
    const { exitCode } = await this.#start(this.#programs.initdb, [
      `--pgdata=${this.#data}`,
      "--username=postgres",
      `--pwfile=${file}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--no-sync",
    ]);
    if (exitCode !== 0) throw new Error(`initdb: expected success, got ${this.#log}`);
  }

  async #tryStart(): Promise<boolean> {
    this.#log = "";
    const child = this.#start(this.#programs.postgres, [
      ...["-D", this.#data, "-p", String(this.port)],
      ...["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
      ...["-c", "max_connections=200"],
    ]);
    while (!this.#log.includes("ready to accept connections")) {
      if (isEnded(child)) return false;
      await sleep(10);
    }
    this.#process = child;
    return true;
  }

  #start(program: string, args: readonly string[]): PostgresProcess {
    const child = startProgram(program, args, { ...this.#user, cwd: this.#folder });
    child.all.on("data", (chunk) => {
      this.#log += String(chunk);
    });
    return child;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child || isEnded(child)) return;
    // Waits for the exit of the process, not for the end of its streams, because its children keep these open after a
    // kill.
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  /** Lists the child processes of the server's main process. The list is empty except on Linux. */
  #listChildren(): readonly number[] {
    const pid = this.#process?.pid;
    try {
      const list = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
      return list.split(" ").filter(Boolean).map(Number);
    } catch {
      return [];
    }
  }
}

type PostgresProcess = ReturnType<typeof startProgram>;

/** Starts a program. The program ends with this process, so that an interrupted test run leaves no server behind. */
function startProgram(
  program: string,
  args: readonly string[],
  user: ProcessUser & { readonly cwd: string },
) {
  const streams = { all: true, buffer: false, stdin: "ignore" } as const;
  // `stop` has no time limit. By default, execa kills a server that still writes its data after five seconds.
  const ending = { killSignal: "SIGINT", forceKillAfterDelay: false, reject: false } as const;
  return execa(program, args, { ...user, ...streams, ...ending, env: { LC_ALL: "C" } });
}

function isEnded({ exitCode, signalCode }: PostgresProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function tryKill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // The process has ended already.
  }
}

function giveTo({ uid, gid }: ProcessUser, path: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}
