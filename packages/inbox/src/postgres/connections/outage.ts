import { warn } from "../../durable/warnings.ts";
import { describeFailure } from "./failure.ts";

/** The time in ms after which an outage is announced. A server that is started again may take less. */
const quietMs = 2_000;

/** Announces that a database is gone, and that it is back. What fails meanwhile may not say why. */
export class Outage {
  readonly #place: string;
  #since: number | undefined;
  #isAnnounced = false;

  constructor(place: string) {
    this.#place = place;
  }

  /** The time of the first failure since the database answered. */
  get since(): number | undefined {
    return this.#since;
  }

  /** Notes a failure of the connection. */
  note(error: unknown, at: number): void {
    this.#since ??= at;
    if (this.#isAnnounced || at - this.#since < quietMs) return;
    this.#isAnnounced = true;
    const found = describeFailure(error);
    const rest = "The inbox tries again until it does.";
    warn("INBOX_DATABASE_AWAY", `The database ${this.#place} does not answer: ${found}. ${rest}`);
  }

  /** Notes an answer. */
  end(): void {
    this.#since = undefined;
    if (this.#isAnnounced)
      warn("INBOX_DATABASE_BACK", `The database ${this.#place} answers again.`);
    this.#isAnnounced = false;
  }
}
