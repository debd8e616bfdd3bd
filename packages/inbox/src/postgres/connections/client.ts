import pg from "pg";
import { findPassword } from "./password-file.ts";

/**
 * One connection. One that breaks ends no process: the pool listens to those that are idle alone, and one may break at the
 * moment at which it is lent or given back. The statement that runs rejects, or the next one does.
 *
 * A password that neither the address nor PGPASSWORD has is looked up in the file of passwords when the
 * server asks for it. `pg` does so too, but warns that it will not any more.
 */
export class Client extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    this.on("error", ignore);
    // It takes a function, which its types know of in the options alone.
    if (this.password === null) Reflect.set(this, "password", () => findPassword(this));
  }
}

function ignore(): void {
  // Where it matters, it rejects something.
}
