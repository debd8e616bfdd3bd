import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { hideCredentials } from "../../src/broker/credentials.ts";
import type { BrokerOptions } from "../../src/broker/options.ts";
import { runPactProgram } from "../../src/pact-verifier/pact-program.ts";
import { hideSecrets } from "../../src/text/hide-secrets.ts";
import { verifyPacts } from "../../src/verify-pacts.ts";
import { readSchemas } from "../pacts/message-pacts.ts";
import { publish, soundPact } from "./publications.ts";
import type { Reply } from "./routes.ts";
import { type StandIn, startStandIn } from "./stand-in.ts";

const { row } = await readSchemas();
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const password = 'Z7q/Kx+ä "Wm9\\Vt4';
const token = "Z7qKxWm9Vt4/Hb2+Jc8=";
const base64 = (text: string): string => Buffer.from(text).toString("base64");

describe("a secret is hidden", () => {
  test.each([
    ["as it is", password],
    ["in percent-encoding", encodeURIComponent(password)],
    ["in percent-encoding with small letters", encodeURIComponent(password).toLowerCase()],
    ["in the encoding of a form", new URLSearchParams({ x: password }).toString().slice(2)],
    ["in JSON", JSON.stringify(password).slice(1, -1)],
    ["in Base64", base64(password)],
    ["in Base64 for addresses", Buffer.from(password).toString("base64url")],
    ["in Base64 in percent-encoding", encodeURIComponent(base64(password))],
  ])("%s", (_what, written) => {
    const secret = written === written.toLowerCase() ? password.toLowerCase() : password;
    const hidden = hideSecrets(`before ${written} after`, [secret]);
    expect(hidden).toMatch(/^before .*\.\.\..* after$/);
    expect(piecesLeft(hidden, [written, secret], 6)).toEqual([]);
  });

  test.each([
    ["user:", ""],
    ["u:", " and more"],
    ['{"a":1,"b":"', '"}'],
  ])("in Base64 of more than it, behind %j", (before, after) => {
    const hidden = hideSecrets(base64(`${before}${password}${after}`), [password]);
    expect(hidden).toContain("...");
    // A letter at each end may contain some of its bits.
    const most = base64(`${before}${after}`).length + 4;
    expect(hidden.replace("...", "").length).toBeLessThanOrEqual(most);
  });

  test("in every place, and nothing else is", () => {
    expect(hideSecrets(`${token}${token} and ${token.slice(1)}`, [token])).toBe(
      `...... and ${token.slice(1)}`,
    );
    expect(hideSecrets("a b", [""])).toBe("a b");
    expect(hideSecrets("a $& b", ["$&"])).toBe("a ... b");
    expect(hideSecrets(JSON.stringify("a x\ny b"), ["x\ny"])).toBe('"a ... b"');
  });
});

test("a secret that is hidden twice has one placeholder", () => {
  const credentials = { kind: "basic", username: "u", password: "." } as const;
  const hidden = hideCredentials("a.b u:. dTou", credentials);
  expect(hidden).toBe("a.b ... ...");
  expect(hideCredentials(hidden, credentials)).toBe(hidden);
});

/** The pieces of secrets, of so many characters, that a text still has. */
function piecesLeft(text: string, secrets: readonly string[], length: number): readonly string[] {
  return secrets
    .flatMap((secret) =>
      Array.from({ length: Math.max(0, secret.length - length + 1) }, (_, at) =>
        secret.slice(at, at + length),
      ),
    )
    .filter((piece) => text.includes(piece));
}

/** Returns every form in which an echo may contain credentials. */
function formsOf(secret: string, header: string): readonly string[] {
  const forms = [secret, base64(secret), header];
  return [...forms, ...forms.map(encodeURIComponent)];
}

const basic = { kind: "basic", username: "user", password } as const;
const withToken = { kind: "token", token } as const;

describe("a broker that echoes credentials at length", () => {
  async function messageOf(broker: BrokerOptions): Promise<string> {
    return JSON.stringify(await verifyPacts({ broker, payloads: 5, seed: 1 }));
  }

  test.each([
    ["a password", basic, formsOf(password, base64(`user:${password}`))],
    ["a token", withToken, formsOf(token, token)],
  ])(
    "in its error: %s is not in the message, not even in part",
    async (_what, credentials, forms) => {
      const server = createServer((_request, response) => {
        response.writeHead(500).end(JSON.stringify({ error: ` ${forms.join(" ").repeat(50)}` }));
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      closing.push(() => server.close().closeAllConnections());
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const message = await messageOf({ url, credentials });
      expect(message).toContain("broker_unexpected");
      expect(piecesLeft(message, forms, 6)).toEqual([]);
    },
  );

  const forms = formsOf(password, base64(`user:${password}`));
  const echo = forms.slice(3).join("/").concat("/").repeat(20);

  test("in a link of the list: neither the message nor the report has it", async () => {
    const pacts = [{ _links: { self: { href: `/${echo}` } } }];
    const { url } = await start(() => ({
      "POST /pacts/provider/": { fact: "F15", status: 200, body: { _embedded: { pacts } } },
    }));
    const message = await messageOf({ url, credentials: basic });
    expect(message).toContain("broker_unexpected");
    expect(piecesLeft(message, forms, 6)).toEqual([]);
  });

  test("in the output of Pact's program: the URL that refused the result", async () => {
    const { url } = await start(({ content }) => {
      const links = {
        "pb:provider": { href: "/pacticipants/order-webhooks-schemas" },
        "pb:publish-verification-results": { href: `/${echo}` },
      };
      const body = { ...content, _links: links };
      return { "GET /pacts/provider/": { fact: "F13", status: 200, body } };
    });
    const options = { url, credentials: basic, providerBranch: "main", publish: true };
    const message = await messageOf(options);
    expect(message).toContain("publish_failed");
    expect(message).toContain("404 Not Found");
    expect(piecesLeft(message, forms, 6)).toEqual([]);
  });

  type Content = StandIn["state"]["publications"][number];

  /** A stand-in that has a pact and asks for the password. */
  async function start(
    insteadOf: (pact: Content) => { readonly [request: string]: Reply },
  ): Promise<StandIn> {
    const open = await startStandIn();
    closing.push(open.close);
    await publish(open, soundPact(row));
    const [pact] = open.state.publications;
    if (pact === undefined) throw new Error("no pact");
    const broker = await startStandIn({ credentials: basic, instead: insteadOf(pact) });
    closing.push(broker.close);
    broker.state.publications.push(pact);
    for (const [name, one] of open.state.pacticipants) broker.state.pacticipants.set(name, one);
    return broker;
  }
});

test("secrets in the output of Pact's program are hidden before it is truncated", async () => {
  // An option ends at its equals sign.
  const secret = token.replace("=", "");
  const printed = await runPactProgram({
    ...{ isSecure: false, ifTimedOut: "" },
    // It repeats an option that it does not know.
    args: async () => ["verifier", `--${secret.repeat(500)}`],
    hide: (text) => hideSecrets(text, [secret]),
    read: async (output) => output.printed,
  });
  expect(printed).toContain("...");
  expect(piecesLeft(printed, [secret], 5)).toEqual([]);
});
