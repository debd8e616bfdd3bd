import { beforeEach, expect, test } from "vitest";
import { unproxied, withLocalRegistry } from "../src/index.ts";
import { enterHome, type Home, startUpstream } from "./home.ts";

// The registry as a maintainer's machine sees it, before anything is published: publish-all.long.ts does that.

let home: Home;

beforeEach(() => {
  home = enterHome();
  return () => home.remove();
});

test("adds this machine to what is kept off the proxy", () => {
  const kept = unproxied({ NO_PROXY: "inside.example, localhost", no_proxy: "other.example" });
  const list = "inside.example,localhost,other.example,127.0.0.1";
  expect(kept).toEqual({ NO_PROXY: list, no_proxy: list });
  expect(unproxied({ NO_PROXY: "*" })).toEqual({ NO_PROXY: "*", no_proxy: "*" });
});

test("hands other packages through from the default registry of the environment", async () => {
  const upstream = await startUpstream();
  await withLocalRegistry(async (registry) => {
    await fetch(`${registry}elsewhere`);
    await fetch(`${registry}@order-webhooks%2ftypes`);
  });
  await upstream.close();
  expect(upstream.asked).toEqual(["/elsewhere"]);
});

test("is stopped when what it was started for fails", async () => {
  let address = "";
  const failing = withLocalRegistry(async (registry) => {
    address = registry;
    throw new Error("the consumer failed");
  });
  await expect(failing).rejects.toThrow("the consumer failed");
  await expect(fetch(address)).rejects.toThrow();
  expect(home.leftBehind()).toEqual([]);
});
