import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { testSecret } from "../../src/testing.ts";
import { buildAny } from "../recorded-receiver.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Bundles an entry with all that it imports, at once or later, for a platform that has no module of its own. */
async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${root}src/${entry}`],
    bundle: true,
    platform: "browser",
    format: "iife",
    globalName: "entry",
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}

describe("the entry for the web", () => {
  let code: string;

  beforeAll(async () => {
    code = await bundle("web.ts");
  });

  it("imports nothing of Node, and uses no globals of Node", () => {
    expect(code).toContain("subtle.verify");
    expect(code).not.toMatch(/\bnode:|\bBuffer\b|\bprocess\b|\brequire\(/);
  });

  it("runs with only the globals that it uses", async () => {
    const context = { crypto, TextEncoder, TextDecoder, atob };
    const web = runInNewContext(`${code}; entry`, context);
    const { body, headers } = buildAny();
    const delivery = await web.readDelivery({ body, headers, secrets: testSecret });
    expect([delivery.authentic, delivery.result.ok]).toEqual([true, true]);
    const base64 = Buffer.from(body).toString("base64");
    const encoded = { body: base64, isBase64Encoded: true, headers, secrets: testSecret };
    expect(await web.readDelivery(encoded)).toEqual(delivery);
    expect(await web.readDelivery({ body, headers, secrets: "another" })).toEqual({
      authentic: false,
      cause: "signature_mismatch",
    });
    await expect(web.readDelivery({ body, headers, secrets: "" })).rejects.toThrow("secret_blank");
  });

  it("is declared without the types of Node and of browsers", async () => {
    const flags = "--ignoreConfig --noEmit --strict --module nodenext --target es2023 --lib es2023";
    const args = [...flags.split(" "), "--types", "", "dist/web.d.ts"];
    const tsc = `${root}../../node_modules/.bin/tsc`;
    const { stdout } = await promisify(execFile)(tsc, args, { cwd: root }).catch((error) => error);
    expect(stdout).toBe("");
  });
});

it("the entry for Node cannot be bundled that way", async () => {
  await expect(bundle("index.ts")).rejects.toThrow('Could not resolve "node:crypto"');
});
