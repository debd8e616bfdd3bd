import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readLocation } from "../../src/cli/arguments/location.ts";
import { makeFolder } from "./running-command.ts";
import { expectRefused, runHere } from "./running-here.ts";

const commands: readonly (readonly string[])[] = [
  ["serve", "--port", "0"],
  ["list"],
  ["show", "a"],
  ["replay", "--all"],
  ["purge", "--all"],
  ["stats"],
];

/** A password without encoding. Nothing listens at its address. */
const password = "s3cr3t/h:1@x?y#z%w";
const encoded = encodeURIComponent(password);

/** The parts of a password that must not be printed. */
const parts = ["s3cr3t", "h:1", "x?y", "z%", encoded];

const unreadable = "one that cannot be read";

const refusals: readonly (readonly [address: string, found: string])[] = [
  ["postgres://", "one without a host"],
  ["postgres:///shop", "one without a host"],
  [`postgres://u:${encoded}@/shop`, "one without a host"],
  [`postgres://u:${encoded}@:5432/shop`, "one without a host"],
  [`postgres://u:${encoded}@h`, "one without a database"],
  [`postgresql://u:${encoded}@h:5432/`, "one without a database"],
  [`postgres://u:${encoded}@h?sslmode=disable`, "one without a database"],
  // The special characters are not encoded.
  [`postgres://u:${password}@h/shop`, unreadable],
  ["postgres://u:s3cr3t/1@h/shop", unreadable],
  ["postgres://u:12/s3cr3t@h/shop", unreadable],
  ["postgres://u:12#s3cr3t@h/shop", unreadable],
  ["postgres://u:12/a#s3cr3t@h/shop", unreadable],
  ["postgres://u:s3cr3t%@h/shop", unreadable],
  ["postgres://u:s3cr3t%zz@h/shop", unreadable],
  ["postgres://u:s3cr3t%00@h/shop", unreadable],
  ["postgres://u:s3cr3t %20@h/shop", unreadable],
  ["postgres://u:s3cr3t\n@h/shop", unreadable],
  // The colon is encoded, so that the password is a part of the user.
  ["postgres://u%3As3cr3t@h/shop", unreadable],
  [`postgres://u:${encoded}@h:70000/shop`, unreadable],
  [`postgres://u:${encoded}@h:port/shop`, unreadable],
  [`postgres://u:${encoded}@h1,h2/shop`, unreadable],
  [`postgres://u:${encoded}@[::1/shop`, unreadable],
  [`postgres://u:${encoded}@h/shop/more`, unreadable],
  [`postgres://u:${encoded}@h/shop#more`, unreadable],
  ["postgres://u:12/a?s3cr3t@h/shop", "another one"],
  [`postgres://u@h/shop?password=${encoded}`, "another one"],
  [`postgres://u:${encoded}@h/shop?options=-c`, "another one"],
  [`postgres://u:${encoded}@h/shop?sslmode=s3cr3t`, "another one"],
  [`postgres://u:${encoded}@h/shop?sslmode=prefer`, "another one"],
  [`postgres://u:${encoded}@h/shop?sslmode=disable&sslmode=require`, "one twice"],
  [`postgres://u:${encoded}@h/shop?sslrootcert=/none/s3cr3t`, "ENOENT"],
  [`mysql://u:${encoded}@h/shop`, "an address that begins with mysql:"],
  [`POSTGRES://u:${encoded}@h/shop`, "an address that begins with POSTGRES:"],
  [` postgres://u:${encoded}@h/shop`, "an address that begins with postgres:"],
  [`postgres:u:${encoded}@h/shop`, "another address"],
  ["u:s3cr3t@h/shop", "another address"],
  [`sqlite:postgres://u:${encoded}@h/shop`, "an address that begins with sqlite:"],
];

describe("an address that cannot be used is refused, and nothing of its password is shown", () => {
  it.each(refusals)("%j", async (address, found) => {
    for (const command of commands) {
      const args = [...command, "--inbox", address];
      await expectRefused(args, "[argument_invalid] --inbox: expected ");
      await expectHidden(args, `, got ${found}. `);
    }
  });
});

describe("an address in another place is refused, and nothing of its password is shown", () => {
  const address = `postgres://u:${encoded}@h/shop`;

  it.each([
    ["the command", [address]],
    ["a command to explain", ["help", "list", address]],
    ["an argument", ["list", address]],
    ["a key", ["show", address]],
    ["an unknown option", ["list", `--inbx=${address}`]],
    ["a schema", ["list", "--schema", address]],
    ["a switch", ["show", "a", `--body=${address}`]],
    ["a filter", ["list", "--state", address]],
    ["the end of options", ["show", "--", "--inbox", address]],
    ["a misspelled scheme", ["list", address.replace("postgres", "postgre")]],
    ["no slashes", ["list", address.replace("//", "")]],
  ])("%s", async (_name, args) => {
    await expectRefused(args, "[argument_invalid] arguments: expected the address of a database");
    await expectHidden(args, "one in another place");
  });

  it("also where two are given in the right one", async () => {
    const args = ["list", "--inbox", address, "--inbox", address];
    await expectRefused(args, "[argument_invalid] --inbox: expected once, got more than once");
    await expectHidden(args, "more than once");
  });
});

/** Expects a text in the message of a refusal, and no part of the password. */
async function expectHidden(args: readonly string[], text: string): Promise<void> {
  const { warned } = await runHere(args);
  expect(warned[0]).toContain(text);
  for (const part of parts) expect(warned[0]).not.toContain(part);
}

describe("a schema", () => {
  const inbox = ["--inbox", "postgres://u@h/shop"];

  it.each([
    ["of PostgreSQL", "pg_temp"],
    ["that backups leave out", "information_schema"],
    ["that is too long", "x".repeat(64)],
    ["with a control character", "a\u0000b"],
    ["that is blank", " "],
  ])("%s is refused", async (_name, schema) => {
    for (const command of commands) {
      const args = [...command, ...inbox, "--schema", schema];
      await expectRefused(args, "[argument_invalid] --schema: expected ");
    }
  });

  it("is refused where there is no database", async () => {
    const begin = "[argument_invalid] --schema: expected a database in --inbox";
    for (const command of commands) {
      await expectRefused([...command, "--schema", "shop"], begin);
    }
    await expectRefused(["serve", "--inbox", "memory:", "--schema", "shop"], begin);
  });

  it("is taken once", async () => {
    const args = ["list", ...inbox, "--schema", "a", "--schema", "b"];
    await expectRefused(args, "[argument_invalid] --schema: expected once");
  });
});

describe("an address is taken", () => {
  const file = join(makeFolder(), "ca.pem");
  writeFileSync(file, "");

  it.each([
    ["postgres://h/shop", "postgres://h/shop"],
    ["postgresql://u@h:6432/shop", "postgresql://u@h:6432/shop"],
    [`postgres://u:${encoded}@db.example/shop`, `postgres://u:${encoded}@db.example/shop`],
    ["postgres://u@[::1]:5432/shop", "postgres://u@[::1]:5432/shop"],
    ["postgres://u@%2Fvar%2Frun/shop", "postgres://u@%2Fvar%2Frun/shop"],
    ["postgres://u@h/shop?sslmode=disable", "postgres://u@h/shop?sslmode=disable"],
    ["postgres://u@h/shop?sslmode=require", "postgres://u@h/shop?sslmode=require"],
    [`postgres://u@h/shop?sslrootcert=${file}`, `postgres://u@h/shop?sslrootcert=${file}`],
  ])("%s", (address, url) => {
    expect(readLocation({ inbox: address })).toEqual({ kind: "postgres", url });
  });

  it("with a schema", () => {
    const location = readLocation({ inbox: "postgres://h/shop", schema: "Mine" });
    expect(location).toEqual({ kind: "postgres", url: "postgres://h/shop", schema: "Mine" });
  });
});
