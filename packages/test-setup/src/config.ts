import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";

/** The configuration that each package's vitest.config.ts exports: tests in test/, and a stray console call is a failure. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: [fileURLToPath(new URL("./compile-cache.ts", import.meta.url))],
    setupFiles: [fileURLToPath(new URL("./fail-on-console.ts", import.meta.url))],
    // Files of one worker share what they import, which is a third of their time. Each file stubs and restores its own globals.
    isolate: false,
    // Two cores: more workers than that only make timeouts of one another.
    maxWorkers: 2,
    // The one guard against hanging, not a measurement: a busy machine must not make a test fail.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});

export default config;
