import config from "@order-webhooks/test-setup";
import type { ViteUserConfig } from "vitest/config";

const own: ViteUserConfig = {
  ...config,
  // Concurrent tests start programs, which use the cores by themselves.
  test: { ...config.test, maxConcurrency: 2 },
};

// Not re-exported: knip reads which files are tests from what is exported here.
export default own;
