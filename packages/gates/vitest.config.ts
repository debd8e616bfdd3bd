import shared from "@order-webhooks/test-setup";
import { mergeConfig, type ViteUserConfig } from "vitest/config";

/** As everywhere, but patient: compilers run here, often beside others. */
const config: ViteUserConfig = mergeConfig(shared, {
  test: { testTimeout: 60_000, hookTimeout: 60_000 },
});

export default config;
