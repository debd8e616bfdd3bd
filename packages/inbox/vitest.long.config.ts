import shared from "@order-webhooks/test-setup/long-config";
import type { ViteUserConfig } from "vitest/config";

const globalSetup = [...(shared.test?.globalSetup ?? []), "test/postgres/server.ts"];

const config: ViteUserConfig = { ...shared, test: { ...shared.test, globalSetup } };

// Not re-exported: knip reads which files are tests from what is exported here.
export default config;
