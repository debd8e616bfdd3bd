import pg from "pg";
import { findPassword } from "./password-file.ts";

/**
 * Connection that looks up a missing password in the password file when the server asks for it. `pg` also does so, but
 * warns that it will stop.
 */
export class Client extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    // The property accepts a function, which its type lacks.
    if (this.password === null) Reflect.set(this, "password", () => findPassword(this));
  }
}
