import { PostgresServer } from "@order-webhooks/test-setup/postgres";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The address of the PostgreSQL server that all tests of this run share. */
    readonly postgresUrl: string;
  }
}

/** Starts one server for a test run. Each test uses a separate schema. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await PostgresServer.start();
  provide("postgresUrl", server.url);
  return () => server.remove();
}
