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
    const rest = "The inbox tries again until it answers.";
    warn(
      "INBOX_DATABASE_AWAY",
      `${this.#place}: expected a database that answers, got ${found}. ${rest}`,
    );
  }

  /** Notes an answer. */
  end(): void {
    if (this.#isAnnounced && this.#since !== undefined) {
      const away = describeTime(performance.now() - this.#since);
      warn("INBOX_DATABASE_BACK", `${this.#place}: the database answers again, after ${away}.`);
    }
    this.#since = undefined;
    this.#isAnnounced = false;
  }
}

/** Describes a time in seconds, or a longer one in minutes. */
function describeTime(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
