import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";

/** Configuration that each package's vitest.config.ts exports. Tests are in `test/`, and a stray console call fails. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: [fileURLToPath(new URL("./compile-cache.ts", import.meta.url))],
    setupFiles: [fileURLToPath(new URL("./fail-on-console.ts", import.meta.url))],
    // Files of one worker share their imports, which take a third of their time. Each file restores the globals it stubs.
    isolate: false,
    // The machine has two cores. More workers only slow each other down.
    maxWorkers: 2,
    // Guards against hanging. It measures nothing, so a busy machine does not make a test fail.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});

export default config;
