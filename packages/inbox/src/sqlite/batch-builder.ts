import type { ClaimOnPut, InboxEntry } from "@order-webhooks/receiver";
import type { Operation } from "../durable/storage.ts";
import { InboxError } from "../errors.ts";
import {
  type Batch,
  type BatchReply,
  type PutValue,
  type Refusal,
  type Times,
  toPutValues,
} from "./protocol.ts";

/** Maximum number of operations of a batch. */
const mostOperations = 256;

/** Number of bytes of bodies after which a batch is full. */
const mostBytes = 4 * 1024 * 1024;

const firstBytes = 64 * 1024;

/** Callbacks for the outcome of one operation. */
export interface Outcome {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Collects operations for one commit. Copies bodies at once, because the caller may reuse their buffers. */
export class BatchBuilder {
  readonly #outcomes: Outcome[] = [];
  readonly #operations: (Operation | null)[] = [];
  readonly #puts: PutValue[] = [];
  #bodies = new ArrayBuffer(0);
  #bytes = 0;

  /** Number of operations. */
  get size(): number {
    return this.#outcomes.length;
  }

  /** Number of bytes of all bodies. */
  get bytes(): number {
    return this.#bytes;
  }

  get isFull(): boolean {
    return this.#outcomes.length >= mostOperations || this.#bytes >= mostBytes;
  }

  put(entry: InboxEntry, claim: ClaimOnPut | null, outcome: Outcome): void {
    this.#copy(entry.body);
    this.#puts.push(...toPutValues(entry, claim));
    this.#add(null, outcome);
  }

  add(operation: Operation, outcome: Outcome): void {
    this.#add(operation, outcome);
  }

  /** Returns the batch. Call it only once, because the bodies move to the thread. */
  toBatch(times: Times): Batch {
    const [operations, puts, bodies] = [this.#operations, this.#puts, this.#bodies];
    return { kind: "batch", ...times, operations, puts, bodies };
  }

  /** Settles each operation with its result. */
  settle({ results, failure }: BatchReply): void {
    const error = failure && toError(failure);
    for (const [index, { resolve, reject }] of this.#outcomes.entries()) {
      const isWritten = results !== null && (error === null || this.#operations[index] !== null);
      if (isWritten) resolve(results[index]);
      else reject(error);
    }
  }

  reject(error: unknown): void {
    for (const { reject } of this.#outcomes) reject(error);
  }

  #add(operation: Operation | null, outcome: Outcome): void {
    this.#operations.push(operation);
    this.#outcomes.push(outcome);
  }

  #copy(body: Uint8Array): void {
    const end = this.#bytes + body.byteLength;
    if (end > this.#bodies.byteLength) this.#grow(end);
    new Uint8Array(this.#bodies).set(body, this.#bytes);
    this.#bytes = end;
  }

  #grow(least: number): void {
    let bytes = Math.max(firstBytes, this.#bodies.byteLength);
    while (bytes < least) bytes *= 2;
    const grown = new Uint8Array(bytes);
    grown.set(new Uint8Array(this.#bodies));
    this.#bodies = grown.buffer;
  }
}

/** Converts a refusal of the thread to an error. */
export function toError({ code, ...details }: Refusal): InboxError {
  return new InboxError(code, details);
}
