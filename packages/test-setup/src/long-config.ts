import type { ViteUserConfig } from "vitest/config";
import shared from "./config.ts";

/** Configuration of `npm run test:long`, for tests that take minutes or install packages from the network. */
const config: ViteUserConfig = {
  ...shared,
  test: { ...shared.test, include: ["test/**/*.long.ts"] },
};

export default config;
