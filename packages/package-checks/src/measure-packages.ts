import type { Measure } from "./measure.ts";
import { type PublishedPackage, readPacked } from "./published.ts";

/** Measures the number of files of each package, and their size on a user's disk. */
export function measurePackages(published: readonly PublishedPackage[]): readonly Measure[] {
  return published.flatMap(({ name, content, files }): readonly Measure[] => {
    const own = files.filter(isCounted);
    const sizes = own.map((file) => Buffer.byteLength(readPacked(content, file)));
    const value = sizes.reduce((sum, size) => sum + size, 0);
    const goal = goals[name];
    const unpacked = { name: `${name}, unpacked`, unit: "bytes", perEvent: true, value } as const;
    return [
      goal === undefined ? unpacked : { ...unpacked, goal },
      { name: `${name}, files`, unit: "files", perEvent: true, value: own.length },
    ];
  });
}

const goals: Readonly<Record<string, number>> = { "@order-webhooks/types": 64 * 1024 };

/** The changelog grows with each release, which says nothing about the package. */
function isCounted(file: string): boolean {
  return file !== "CHANGELOG.md";
}
