import type { Inbox } from "../inbox/inbox.ts";

/** An inbox under test, with a clock that the cases change. */
export interface InboxUnderTest {
  readonly inbox: Inbox;
  /**
   * A second handle on the same entries, as another process has. Omit it if there can be none. Then the cases use the
   * first handle instead.
   */
  readonly other?: Inbox;
  /** Lets a number of milliseconds pass on the inbox's clock. */
  pass(ms: number): void | Promise<void>;
  /**
   * Moves the machine's wall clock by a number of milliseconds, which may be negative, while no time passes. Do
   * nothing if the inbox reads no wall clock.
   */
  jump(ms: number): void | Promise<void>;
}

/** Creates an empty inbox at each call. */
export type MakeInbox = () => InboxUnderTest | Promise<InboxUnderTest>;

/** Test case for one rule of the contract of an inbox. */
export interface InboxContractCase {
  /** The rule, such as `keeps one entry a key, however many put it at once`. */
  readonly name: string;
  /**
   * Tests an inbox, and closes it. Rejects with an `AssertionError` whose message names the broken rule.
   */
  run(makeInbox: MakeInbox): Promise<void>;
}
