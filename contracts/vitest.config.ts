import shared from "@order-webhooks/test-setup";
import { mergeConfig, type ViteUserConfig } from "vitest/config";

/** As everywhere, but patient: a test here runs Pact's verifier, often beside another one. */
const config: ViteUserConfig = mergeConfig(shared, {
  test: { testTimeout: 60_000, hookTimeout: 60_000 },
});

export default config;
