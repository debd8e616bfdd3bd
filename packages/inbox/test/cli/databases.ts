import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { allowSchemas, execute } from "../postgres/place.ts";

/** A user of the shared server's database, with a password that must be encoded in an address. */
export interface DatabaseUser {
  readonly name: string;
  readonly password: string;
  /** The address of the database with the password. */
  readonly url: string;
  /** The address without the password. */
  readonly bareUrl: string;
}

/**
 * Creates a user of the shared server's database. Only a user with the right to create can create the schema of an
 * inbox.
 */
export async function makeUser({ mayCreate }: { mayCreate: boolean }): Promise<DatabaseUser> {
  const name = `shop_${randomUUID().replaceAll("-", "")}`;
  const password = `p@ss/w:rd?#${randomUUID()}`;
  await execute(`CREATE ROLE ${name} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
  if (mayCreate) await allowSchemas(name);
  const url = new URL(inject("postgresUrl"));
  url.username = name;
  url.password = "";
  const bareUrl = url.href;
  url.password = encodeURIComponent(password);
  return { name, password, url: url.href, bareUrl };
}

/** The arguments for a database. */
export function toInboxArgs(url: string, schema: string): readonly string[] {
  return ["--inbox", url, "--schema", schema];
}

/** Expects that a text contains no part of a user's password. */
export function hides(text: string, { password }: DatabaseUser): boolean {
  return ![password, encodeURIComponent(password), password.slice(-12)].some((part) =>
    text.includes(part),
  );
}
