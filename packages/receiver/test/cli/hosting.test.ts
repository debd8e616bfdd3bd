import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { eventTypes } from "@order-webhooks/validator";
import { describe, expect, it } from "vitest";
import {
  type Flags,
  type Hosting,
  parseOptions,
  readServeCommand,
  type ServeOptions,
  serve,
} from "../../src/command.ts";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import { PermanentFailure } from "../../src/permanent-failure.ts";
import { buildDelivery } from "../../src/testing.ts";
import { anyEvent } from "../recorded-receiver.ts";
import { beginPost, env, patience, post } from "./running-command.ts";

function readOptions(args: readonly string[]): ServeOptions {
  const command = readServeCommand(args, env, {});
  if (command.kind !== "serve") throw new Error(command.kind);
  return command.options;
}

/** Serves with the parts of a command, in this process. */
async function host(hosting: Omit<Hosting, "terminal">, args: readonly string[] = ["--port", "0"]) {
  const printed: string[] = [];
  const warned: string[] = [];
  let end = () => {};
  const ending = new Promise<void>((resolve) => {
    end = resolve;
  });
  let listen = () => {};
  const listening = new Promise<void>((resolve) => {
    listen = resolve;
  });
  const exit = serve(readOptions(args), {
    ...hosting,
    terminal: {
      print: (line) => {
        printed.push(line);
        listen();
      },
      warn: (line) => void warned.push(line),
      ended: () => ending,
    },
  });
  // No poll: one that goes on after a refusal would advance the fake clock of a later test.
  await Promise.race([exit.catch(() => {}), listening]);
  const url = /http:\S+/.exec(printed[0] ?? "")?.[0] ?? "";
  return { url, printed, warned, exit, end };
}

const [, otherEvent = anyEvent] = eventTypes;

const built = buildDelivery({ event: anyEvent, purpose: "message" });

describe("a command that serves a receiver with its own", () => {
  it("handlers prints handled deliveries, and supports no other events", async () => {
    const taken: string[] = [];
    const handle = ({ eventType }: { eventType: string }) => void taken.push(eventType);
    const handlers = { [anyEvent]: { promotion: handle, unique_code: handle, message: handle } };
    const { url, printed, warned, exit, end } = await host({ handlers });
    expect(await post(url, built)).toBe(202);
    expect(await post(url, buildDelivery({ event: otherEvent, purpose: "message" }))).toBe(202);
    await expect.poll(() => printed.length, patience).toBe(2);
    await expect.poll(() => warned.length, patience).toBe(1);
    expect(taken).toEqual([anyEvent]);
    expect(printed[1]).toContain(`handled ${anyEvent} message `);
    expect(warned[0]).toMatch(
      /\(unsupported_event\) .* the module of `--handlers`, then replay it\.$/,
    );
    end();
    expect(await exit).toBe(0);
  });

  it("handlers for no event says so at the start", async () => {
    const { warned, exit, end } = await host({ handlers: {} });
    expect(warned).toEqual([expect.stringMatching(/^Warning: no event .* quarantined\.$/)]);
    end();
    expect(await exit).toBe(0);
  });

  it("failing handler prints no delivery as handled", async () => {
    const handlers = () => {
      throw new PermanentFailure("no");
    };
    const { url, printed, warned, exit, end } = await host({ handlers });
    await post(url, built);
    await expect.poll(() => warned.length, patience).toBe(1);
    expect(warned[0]).toMatch(/^dead_letter .* This command does not handle it again\./);
    end();
    expect(await exit).toBe(0);
    expect(printed.slice(1)).toEqual([expect.stringMatching(/^Ending: .* 10 s\. .*at once\.$/)]);
  });

  it("inbox says that dead letters wait for a replay", async () => {
    const handlers = () => {
      throw new PermanentFailure("no");
    };
    const openInbox = async () => createMemoryInbox();
    const { url, warned, exit, end } = await host({ handlers, openInbox });
    await post(url, built);
    await expect.poll(() => warned.length, patience).toBe(1);
    expect(warned[0]).toMatch(/^dead_letter [0-9a-f]{12}: .* waits for a replay\./);
    end();
    expect(await exit).toBe(0);
  });

  it("handlers before the response answers 503 to a failure", async () => {
    let calls = 0;
    const handlers = () => {
      calls += 1;
      if (calls === 1) throw new Error("no");
    };
    const args = ["--port", "0", "--processing", "before-response"];
    const { url, warned, exit, end } = await host({ handlers }, args);
    expect([await post(url, built), await post(url, built)]).toEqual([503, 202]);
    expect(warned).toEqual([
      expect.stringMatching(/^handler_failed [0-9a-f]{12}: .* vendor must send .* no$/),
    ]);
    end();
    expect(await exit).toBe(0);
  });

  it("handler that fails often prints ten lines a minute, and then their number", async () => {
    const inbox = createMemoryInbox();
    let failures = 0;
    const handlers = () => {
      failures += 1;
      throw new Error("no");
    };
    const { url, warned, exit, end } = await host({ handlers, openInbox: async () => inbox });
    for (let count = 0; count < 40; count += 1) {
      await post(url, buildDelivery({ event: anyEvent, purpose: "message" }));
    }
    await expect.poll(() => failures, patience).toBeGreaterThanOrEqual(40);
    end();
    expect(await exit).toBe(0);
    const lines = warned.filter((line) => /^handler_failed [0-9a-f]{12}: A handler/.test(line));
    const counts = warned.flatMap(
      (line) => /^handler_failed (\d+) more lines/.exec(line)?.[1] ?? [],
    );
    const sum = counts.reduce((total, count) => total + Number(count), 0);
    expect(lines.length).toBeLessThan(40);
    expect(lines.length + sum).toBe(failures);
  });

  it("durable inbox claims nothing after the signal, and stores new deliveries", async () => {
    const inbox = createMemoryInbox();
    let [isClaimed, isEnding] = [false, false];
    const claim = inbox.claim.bind(inbox);
    Object.assign(inbox, {
      isDurable: true,
      claim: (options: Parameters<typeof claim>[0]) => {
        isClaimed = true;
        return claim(options);
      },
    });
    const { url, printed, exit, end } = await host({
      openInbox: async () => inbox,
      administer: async () => async () => {
        isClaimed = false;
        isEnding = true;
      },
    });
    const sendBody = await beginPost(url, built);
    end();
    await expect.poll(() => isEnding, patience).toBe(true);
    expect(await sendBody()).toBe(202);
    expect(await exit).toBe(0);
    expect([isClaimed, printed.length, (await inbox.stats()).waiting]).toEqual([false, 2, 1]);
  });

  it("administration starts before it listens, and ends at the signal", async () => {
    const inbox = createMemoryInbox();
    const steps: string[] = [];
    const close = async () => void steps.push("closed");
    const { printed, exit, end } = await host({
      openInbox: async () => Object.assign(inbox, { close }),
      administer: async ({ receiver, inbox: administered }) => {
        expect(administered).toBe(inbox);
        expect(await receiver.list()).toEqual([]);
        steps.push("begun");
        return async () => void steps.push("ended");
      },
    });
    expect([printed.length, steps]).toEqual([1, ["begun"]]);
    end();
    expect(await exit).toBe(0);
    expect(steps).toEqual(["begun", "ended", "closed"]);
  });
});

describe("a command that cannot serve", () => {
  it.each([7, null])("opens no inbox for wrong handlers: %s", async (wrong) => {
    let isOpened = false;
    const openInbox = async () => {
      isOpened = true;
      return createMemoryInbox();
    };
    // This cast is needed because a JavaScript module may export anything.
    const { warned, exit } = await host({ handlers: wrong as never, openInbox });
    expect(await exit).toBe(2);
    expect(warned).toEqual([expect.stringMatching(/^\[handlers_invalid\] handlers: /)]);
    expect(isOpened).toBe(false);
  });

  it("opens no inbox if it cannot listen", async () => {
    let isOpened = false;
    const openInbox = async () => {
      isOpened = true;
      return createMemoryInbox();
    };
    const args = ["--port", "0", "--host", "192.0.2.1"];
    const { warned, exit } = await host({ openInbox }, args);
    expect(await exit).toBe(1);
    expect(warned).toEqual([expect.stringMatching(/^\[listen_failed\] /)]);
    expect(isOpened).toBe(false);
  });

  it("closes its inbox if another program takes the port in the meantime", async () => {
    const steps: string[] = [];
    const close = async () => void steps.push("closed");
    const other = createServer();
    const free = createServer().listen(0, "127.0.0.1");
    await once(free, "listening");
    const { port } = free.address() as AddressInfo;
    free.close();
    await once(free, "close");
    const openInbox = async () => {
      other.listen(port, "127.0.0.1");
      await once(other, "listening");
      return Object.assign(createMemoryInbox(), { close });
    };
    const administer = async () => async () => void steps.push("ended");
    const { warned, exit } = await host({ openInbox, administer }, ["--port", String(port)]);
    expect(await exit).toBe(1);
    expect(warned).toEqual([expect.stringMatching(/^\[listen_failed\] --port/)]);
    expect(steps).toEqual(["ended", "closed"]);
    other.close();
  });

  it("rejects with the errors of its inbox, and closes everything that is open", async () => {
    const failing = new Error("locked");
    const unopened = await host({ openInbox: () => Promise.reject(failing) });
    await expect(unopened.exit).rejects.toBe(failing);
    let isClosed = false;
    const close = async () => {
      isClosed = true;
    };
    const openInbox = async () => Object.assign(createMemoryInbox(), { close });
    const { exit } = await host({ openInbox, administer: () => Promise.reject(failing) });
    await expect(exit).rejects.toBe(failing);
    expect(isClosed).toBe(true);
  });
});

describe("arguments of a command that adds options", () => {
  const added = { inbox: { type: "string", multiple: true } } as const satisfies Flags;

  it("are parsed together with those of the receiver", () => {
    const command = readServeCommand(["--inbox", "a", "--port", "8", "--inbox=b"], env, added);
    expect(command).toMatchObject({ kind: "serve", options: { port: 8 } });
    expect(command.kind === "serve" && command.added.inbox).toEqual(["a", "b"]);
    expect(readServeCommand(["--help"], {}, added).kind).toBe("help");
    expect(() => readServeCommand(["--inbox"], env, added)).toThrow(/--inbox: expected a value/);
  });

  it("may be positional if the command accepts some", () => {
    expect(parseOptions(["a", "b"], {}, 2).positionals).toEqual(["a", "b"]);
    expect(() => parseOptions(["a", "b"], {}, 1)).toThrow(
      /^\[argument_invalid\] b: .*no more arguments/,
    );
  });
});
