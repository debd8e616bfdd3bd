import shared from "@order-webhooks/test-setup";
import { mergeConfig, type ViteUserConfig } from "vitest/config";

/** What takes minutes, or packages from the network: `npm run test:long`. */
const config: ViteUserConfig = mergeConfig(shared, { test: {} });
if (config.test) config.test.include = ["test/**/*.long.ts"];

export default config;
