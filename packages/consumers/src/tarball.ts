import { gunzipSync, gzipSync } from "node:zlib";

/** One file of a package: its path below `package/`, what is in it, and whether it can be executed. */
export interface PackedFile {
  readonly path: string;
  readonly content: Buffer;
  readonly executable: boolean;
}

const block = 512;
/** A fixed moment, so that the same files make the same tarball. */
const modified = octal(499_162_500, 12);

/** Reads the files of a package tarball, as `pnpm pack` writes it. */
export function readTarball(tarball: Buffer): readonly PackedFile[] {
  const tar = gunzipSync(tarball);
  const files: PackedFile[] = [];
  for (let at = 0; tar[at]; ) {
    const header = tar.subarray(at, at + block);
    const size = Number.parseInt(text(header, 124, 12), 8);
    const content = tar.subarray(at + block, at + block + size);
    if (text(header, 156, 1) === "0") files.push({ ...nameOf(header), content });
    at += block + padded(size);
  }
  return files;
}

/** Writes a package tarball that npm and pnpm install. */
export function writeTarball(files: readonly PackedFile[]): Buffer {
  const parts = files.flatMap(({ path, content, executable }) => [
    headerOf(`package/${path}`, content.length, executable),
    content,
    Buffer.alloc(padded(content.length) - content.length),
  ]);
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(2 * block)]), { level: 1 });
}

function nameOf(header: Buffer): Omit<PackedFile, "content"> {
  const prefix = text(header, 345, 155);
  const name = text(header, 0, 100);
  const path = (prefix === "" ? name : `${prefix}/${name}`).replace(/^package\//, "");
  return { path, executable: (Number.parseInt(text(header, 100, 8), 8) & 0o111) !== 0 };
}

function headerOf(path: string, size: number, executable: boolean): Buffer {
  const header = Buffer.alloc(block);
  const split = path.length <= 100 ? 0 : path.lastIndexOf("/", 155);
  header.write(path.slice(split === 0 ? 0 : split + 1), 0);
  header.write(executable ? "0000755\0" : "0000644\0", 100);
  header.write("0000000\0".repeat(2), 108);
  header.write(octal(size, 12) + modified, 124);
  header.write(`${" ".repeat(8)}0`, 148);
  header.write("ustar\x0000", 257);
  header.write(path.slice(0, split), 345);
  header.write(`${octal(sum(header), 7)} `, 148);
  return header;
}

/** A number as a tar header holds it: octal digits and a zero byte, `width` bytes in all. */
function octal(value: number, width: number): string {
  return `${value.toString(8).padStart(width - 1, "0")}\0`;
}

function sum(header: Buffer): number {
  return header.reduce((total, byte) => total + byte, 0);
}

function text(header: Buffer, start: number, length: number): string {
  const [value = ""] = header.toString("latin1", start, start + length).split("\0");
  return value;
}

function padded(size: number): number {
  return Math.ceil(size / block) * block;
}
