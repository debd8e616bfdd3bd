import { networkInterfaces } from "node:os";
import { testSecret } from "@order-webhooks/receiver/testing";
import { describe, expect, it } from "vitest";
import { runCli } from "../../src/cli/cli.ts";
import { assertElsewhere } from "../../src/forward/own-address.ts";
import { makeFolder, run as runProcess } from "../cli/running-command.ts";

const env = { WEBHOOK_SECRET: testSecret, FORWARD_SECRET: "secret" };

/** Runs `serve` in this process, which refuses its arguments. */
async function refuse(args: readonly string[], environment: NodeJS.Dict<string> = env) {
  const printed: string[] = [];
  const warned: string[] = [];
  const code = await runCli(["serve", "--inbox", "memory:", ...args], environment, {
    print: (line) => void printed.push(line),
    warn: (line) => void warned.push(line),
    write: () => {},
    isWatched: false,
    ended: () => Promise.resolve(),
  });
  expect([code, printed]).toEqual([2, []]);
  expect(warned).toHaveLength(1);
  expect(warned[0]).toMatch(/^\[\w+\] [^\n]+: expected [^\n]+, got [^\n]+\. [^\n]+\.$/);
  return warned[0] ?? "";
}

const elsewhere = "http://127.0.0.1:1/webhooks";

describe("exit 2 and one message for", () => {
  const targets: readonly (readonly [target: string, found: string])[] = [
    ["ftp://app.example/webhooks", "got an ftp URL."],
    ["file:///etc/passwd", "got a file URL."],
    ["localhost:8080", "got no URL."],
    ["user:hunter2@app.example", "got no URL."],
    ["/webhooks", "got no URL."],
    ["http:app.example", "got no URL."],
    ["http:/app.example", "got no URL."],
    ["http://", "got a URL that cannot be parsed."],
    ["http://:80/", "got a URL that cannot be parsed."],
    ["http://app.example:99999/", "got a URL that cannot be parsed."],
    ["http://[::1/", "got a URL that cannot be parsed."],
    ["http://a b/", "got a URL with whitespace or a control character."],
    ["http://app.example/a\nb", "got a URL with whitespace or a control character."],
    ["http://user:hunter2@app.example/", "got a URL with credentials."],
    ["http://hunter2@app.example/", "got a URL with credentials."],
    ["http://:hunter2@app.example/", "got a URL with credentials."],
    ["http://@app.example/", "got a URL with credentials."],
    ["HTTPS:\\\\hunter2@app.example", "got no URL."],
    ["https://user:hunter2@app.example:99999/", "got a URL that cannot be parsed."],
    ["http://app.example/#there", "got a URL with a fragment."],
    ["http://app.example/#", "got a URL with a fragment."],
    ["http://app.example:0/", "got port 0."],
  ];

  it.each(targets)("the target %j, without printing it", async (target, found) => {
    const line = await refuse(["--forward", target]);
    expect(line).toContain("[target_invalid] --forward: expected an http or https URL, ");
    expect(line).toContain(found);
    expect(line).not.toContain("hunter2");
  });

  it.each<readonly [string, readonly string[], NodeJS.Dict<string>, string]>([
    [
      "a target that is its own metrics",
      ["--forward", "http://localhost:9464/webhooks", "--metrics-port", "9464"],
      env,
      "[target_invalid] --forward: expected the address of the application, got the address that this command listens on. Pass another address, or set another --metrics-port.",
    ],
    ["a blank target", ["--forward", " "], env, "[argument_invalid] --forward:"],
    ["two", ["--forward", elsewhere, "--forward", elsewhere], env, "[argument_invalid] --forward:"],
    ["none", ["--forward"], env, "[argument_invalid] --forward:"],
    [
      "handlers together with it",
      ["--forward", elsewhere, "--handlers", "h.mjs"],
      env,
      "[argument_invalid] --forward: expected no --handlers together with it",
    ],
    [
      "no secret",
      ["--forward", elsewhere],
      { WEBHOOK_SECRET: testSecret },
      "[secret_missing] FORWARD_SECRET:",
    ],
    ...["", "  ", "\n"].map(
      (secret) =>
        [
          `the secret ${JSON.stringify(secret)}`,
          ["--forward", elsewhere],
          { ...env, FORWARD_SECRET: secret },
          "[secret_blank] FORWARD_SECRET:",
        ] as const,
    ),
    ...["0", "-1", "1.5", "many", "1001", ""].map(
      (text) =>
        [
          `the concurrency ${JSON.stringify(text)}`,
          [`--concurrency=${text}`],
          env,
          "[argument_invalid] --concurrency:",
        ] as const,
    ),
    [
      "a timeout of nothing",
      ["--handler-timeout", "0"],
      env,
      "[argument_invalid] --handler-timeout:",
    ],
    [
      "a timeout of hours",
      ["--handler-timeout", "3601"],
      env,
      "[argument_invalid] --handler-timeout:",
    ],
    [
      "a timeout longer than the vendor waits",
      ["--handler-timeout", "10", "--processing", "before-response"],
      env,
      "[argument_invalid] --handler-timeout: expected a whole number from 1 to 9",
    ],
    ["a delay of days", ["--max-delay", "86401"], env, "[argument_invalid] --max-delay:"],
  ])("%s", async (_name, args, environment, begin) => {
    expect(await refuse(args, environment)).toContain(begin);
  });

  it("a target that is the sidecar, in a process, which creates no inbox", async () => {
    const folder = makeFolder();
    const args = ["serve", "--port", "8099", "--forward", "http://localhost:8099/other"];
    const { code, out, err } = await runProcess(folder, args, { FORWARD_SECRET: "secret" });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe(
      "[target_invalid] --forward: expected the address of the application, got the address that this command listens on. Pass another address, or set another --port.\n",
    );
    expect((await runProcess(folder, ["stats"])).code).toBe(2);
  });
});

describe("a target is the sidecar itself", () => {
  const [own = "127.0.0.1"] = Object.values(networkInterfaces())
    .flatMap((addresses = []) => addresses)
    .flatMap(({ family, internal, address }) => (family === "IPv4" && !internal ? address : []));

  const same: readonly (readonly [host: string, target: string])[] = [
    ...["127.0.0.1", "localhost", "0.0.0.0", "::", "::1", "::ffff:127.0.0.1"].flatMap((host) =>
      [
        ...["127.0.0.1", "localhost", "LOCALHOST", "localhost.", "app.localhost", "127.8.9.1"],
        ...["127.1", "2130706433", "0x7f.1", "0177.0.0.1", "0.0.0.0", "0", "[::1]", "[::]"],
        ...["[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:0.0.0.0]"],
      ].map((target) => [host, target] as const),
    ),
    ["0.0.0.0", own],
    ["::", own],
    ["::", `[::ffff:${own}]`],
    [own, own],
    ["sidecar.internal", "sidecar.internal"],
    ["sidecar.internal", "127.0.0.1"],
    ["sidecar.internal", own],
    ["2001:DB8::0001", "[2001:db8::1]"],
  ];

  it.each(same)("listening on %s, with the target %s", (host, target) => {
    const url = new URL(`http://${target}:8099/any`);
    expect(() => assertElsewhere(url, { host, port: 8099 })).toThrow("[target_invalid] --forward:");
  });

  it("on the port that its scheme implies", () => {
    for (const [text, port] of [
      ["http://127.0.0.1/", 80] as const,
      ["https://[::1]/", 443] as const,
    ])
      expect(() => assertElsewhere(new URL(text), { host: "127.0.0.1", port })).toThrow();
  });

  it.each([
    ["127.0.0.1", "127.0.0.1:8100"],
    ["127.0.0.1", "app.example:8099"],
    ["127.0.0.1", "192.0.2.7:8099"],
    ["0.0.0.0", "192.0.2.7:8099"],
    ["::", "app:8099"],
    ["sidecar.internal", "app.internal:8099"],
    ["192.0.2.8", "127.0.0.1:8099"],
  ])("but not listening on %s, with the target %s", (host, target) => {
    assertElsewhere(new URL(`http://${target}/webhooks`), { host, port: 8099 });
  });
});
