import { expect, test } from "vitest";
import { unproxied, withLocalRegistry } from "../src/index.ts";
import { enterHome, startUpstream } from "./fixtures.ts";

// The registry on a maintainer's machine before anything is published. publish-all.long.ts publishes.

test("adds this machine to the hosts without a proxy", () => {
  const kept = unproxied({ NO_PROXY: "inside.example, localhost", no_proxy: "other.example" });
  const list = "inside.example,localhost,other.example,127.0.0.1";
  expect(kept).toEqual({ NO_PROXY: list, no_proxy: list });
  expect(unproxied({ NO_PROXY: "*" })).toEqual({ NO_PROXY: "*", no_proxy: "*" });
});

test("proxies other packages from the default registry of the environment", async () => {
  enterHome();
  const asked = await startUpstream();
  await withLocalRegistry(async (registry) => {
    await fetch(`${registry}elsewhere`);
    await fetch(`${registry}@order-webhooks%2ftypes`);
  });
  expect(asked).toEqual(["/elsewhere"]);
});

test("is stopped when its user fails", async () => {
  const home = enterHome();
  let address = "";
  const failing = withLocalRegistry(async (registry) => {
    address = registry;
    throw new Error("the consumer failed");
  });
  await expect(failing).rejects.toThrow("the consumer failed");
  await expect(fetch(address)).rejects.toThrow();
  expect(home.leftBehind()).toEqual([]);
});
