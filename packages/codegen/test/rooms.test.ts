import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const src = join(import.meta.dirname, "../src");
const files = typescriptIn(src);

/** The rooms from the lowest to the highest: a module imports its own room and those of lower floors. */
const floors: readonly (readonly string[])[] = [
  ["schemas", "write-files"],
  ["lint", "emit-readme", "emit-receiver", "emit-schemas", "emit-types", "emit-validators"],
  ["."],
];

function typescriptIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return entries.filter((path) => path.endsWith(".ts")).sort();
}

function roomOf(file: string): string {
  return dirname(file);
}

function floorOf(room: string): number {
  return floors.findIndex((rooms) => rooms.includes(room));
}

/** What every generated file begins with stands on no floor. */
const shared = new Set(["banner.ts"]);

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(src, file), "utf8");
  const paths = [...text.matchAll(/ from "(\.[^"]+)"/g)].map(([, path = ""]) => path);
  const targets = paths.map((path) => relative(src, join(src, dirname(file), path)));
  // Text that a generator emits has imports too, of modules that are not here.
  return targets.filter((target) => files.includes(target));
}

describe("the rooms of the sources", () => {
  it("are known, each on its floor", () => {
    expect([...new Set(files.map(roomOf))].filter((room) => floorOf(room) < 0)).toEqual([]);
  });

  it("hold at most twenty modules", () => {
    const rooms = [...new Set(files.map(roomOf))];
    const sizeOf = (room: string) => files.filter((file) => roomOf(file) === room).length;
    expect(rooms.filter((room) => sizeOf(room) > 20)).toEqual([]);
  });

  it("import nothing from above, and of their own floor only themselves", () => {
    const upwards = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !shared.has(target) && !mayImport(roomOf(file), roomOf(target)))
        .map((target) => `${file} -> ${target}`),
    );
    expect(upwards).toEqual([]);
  });

  it("have their tests in rooms of the same names", () => {
    const rooms = new Set([...files.map(roomOf), "testing"]);
    const strays = typescriptIn(import.meta.dirname).filter((file) => !rooms.has(roomOf(file)));
    expect(strays).toEqual([]);
  });
});

function mayImport(from: string, to: string): boolean {
  return from === to || floorOf(to) < floorOf(from);
}
