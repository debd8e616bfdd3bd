import pg from "pg";
import { findPassword } from "./password-file.ts";

/**
 * One connection. A password that neither the address nor PGPASSWORD has is looked up in the file of passwords when the
 * server asks for it. `pg` does so too, but warns that it will not any more.
 */
export class Client extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    // It takes a function, which its types know of in the options alone.
    if (this.password === null) Reflect.set(this, "password", () => findPassword(this));
  }
}
