import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { builtModuleOf } from "./dist.ts";
import { flood } from "./flood.ts";

const mebibyte = 1024 * 1024;

it("stores a million deliveries with the same memory and effort, in a file that stays small", async () => {
  const folder = mkdtempSync(join(tmpdir(), "inbox-million-"));
  const module = builtModuleOf("sqlite");
  const parts = await flood({ folder, module, count: 1_000_000, parts: 10, keysMs: 5_000 });
  rmSync(folder, { recursive: true });
  const lines = parts.map(({ cpuMs, heapBytes, residentBytes, fileBytes, remembered }, index) =>
    [
      `${(index + 1) * 100_000} deliveries: ${(cpuMs / 100).toFixed(0)} µs each`,
      `heap ${(heapBytes / mebibyte).toFixed(0)} MiB, all ${(residentBytes / mebibyte).toFixed(0)} MiB`,
      `file ${(fileBytes / mebibyte).toFixed(0)} MiB, ${remembered} keys`,
    ].join(", "),
  );
  process.stdout.write(`\n${lines.join("\n")}\n\n`);
  const early = parts.slice(1, 4);
  const late = parts.slice(-3);
  const most = (field: "cpuMs" | "heapBytes" | "residentBytes" | "fileBytes") => ({
    early: Math.max(...early.map((part) => part[field])),
    late: Math.max(...late.map((part) => part[field])),
  });
  expect(most("cpuMs").late).toBeLessThan(most("cpuMs").early * 2);
  expect(most("heapBytes").late).toBeLessThan(most("heapBytes").early + 16 * mebibyte);
  // The allocators of the threads keep some of the process's memory.
  expect(most("residentBytes").late).toBeLessThan(most("residentBytes").early * 1.75);
  expect(most("fileBytes").late).toBeLessThan(most("fileBytes").early * 1.5);
  expect(parts.at(-1)?.remembered).toBeLessThan(500_000);
});
