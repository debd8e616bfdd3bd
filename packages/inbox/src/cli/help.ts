import { serveHelp } from "@order-webhooks/receiver/command";

/** The commands, in the order of the help. */
export const commandNames = ["serve", "list", "show", "replay", "purge", "stats"] as const;

/** The name of a command. */
export type CommandName = (typeof commandNames)[number];

const exitCodes =
  "Exit codes: 0 done, 1 failed, 2 wrong arguments, or a file or database that cannot be used.";

const where = `The server that holds a file answers, through the socket next to it (inbox.db.sock). Without a
server the command opens the file itself. A database it opens in any case, also while servers run.

PGPASSWORD or ~/.pgpass keep the password of a database's user out of the list of processes.`;

const inboxHelp = `  --inbox PLACE         sqlite:FILE or postgres://USER@HOST:PORT/DATABASE. The inbox has to be there
                        (default sqlite:./inbox.db)
  --schema NAME         schema of the inbox in its database (default order_webhooks)
  --json                print one JSON document
  -h, --help            print this`;

const filterHelp = `  --state STATE         waiting, claimed, done, dead or quarantined
                        (default: dead and quarantined, with --customer every state)
  --event EVENT         event type, as the vendor names it
  --purpose PURPOSE     promotion, unique_code or message
  --reason REASON       reason of the death or quarantine, such as handler_failed; a wrong one
                        is answered with all of them
  --customer ID         id or source id of a customer, anywhere in the body
  --older-than TIME     at least so old: 90s, 30m, 12h or 2d
  --newer-than TIME     at most so old`;

const changeHelp = (
  verb: string,
) => `  --key KEY             one delivery, by its key as \`list\` shows it
  --all                 everything that is dead or quarantined
  --dry-run             show what it would ${verb}, and change nothing`;

/** The text that `--help` prints without a command. */
export const mainHelp: string = `Usage: order-webhooks-inbox COMMAND [options]

Receives Voucherify's order webhooks, keeps them in a file or a database until they are
handled, and shows what became of them.

Commands:
  serve    receive deliveries and run handlers
  list     list deliveries, by default what is dead or quarantined
  show     show one delivery, or its body
  replay   handle dead and quarantined deliveries again
  purge    erase deliveries, for example those about a customer
  stats    count deliveries by state

  -h, --help      print this, or the help of a command: order-webhooks-inbox help list
  -v, --version   print the version

${exitCodes}`;

/** The text that `--help` prints for each command. */
export const helpTexts: { readonly [N in CommandName]: string } = {
  serve: `Usage: order-webhooks-inbox serve [options]

Receives Voucherify's order webhooks, verifies and validates them, acknowledges what is kept, and
runs handlers, or hands them to an application. With neither it prints a line for each delivery,
which is handled by that.

Options:
  --inbox PLACE          sqlite:FILE keeps deliveries in a file, which is made if there is none.
                         postgres://USER@HOST:PORT/DATABASE keeps them in a database that several
                         servers may share. memory: keeps them as long as the process
                         (default sqlite:./inbox.db)
  --schema NAME          schema of the inbox in its database, made if there is none
                         (default order_webhooks)
  --handlers FILE        module whose default export has the handlers, as createReceiver takes
                         them: .js, .mjs, .cjs or, where Node strips types, .ts
  --forward URL          endpoint of an application, in place of handlers. It gets each delivery
                         as it came, until it answers 2xx, signed with the secret in the
                         environment variable FORWARD_SECRET. 410 makes a dead letter
  --concurrency COUNT    the most deliveries that are handled or forwarded at the same time
                         (default 8)
  --handler-timeout SECONDS
                         time for a handler, or for the application to answer (default 30, and
                         8 with --processing before-response)
  --max-delay SECONDS    the longest pause before another attempt; pauses begin with a second, and
                         double (default 3600)
  --keep-dead DAYS       days for which dead and quarantined deliveries are kept (default 30)
  --keep-keys DAYS       days for which the keys of those that are done are known, so that none
                         of them is handled again (default 30)
  --metrics-port PORT    port of a listener of its own for /metrics, as Prometheus reads them, and
                         /readyz: 200, or 503 while the inbox fails or the server ends; 0 takes a
                         free one (default: off)
  --metrics-host HOST    address of that listener (default 127.0.0.1, this machine only)
${serveHelp}

The other commands reach it through the socket next to the file (inbox.db.sock, for its user
alone). On Windows there is none. A database they open themselves. PGPASSWORD or ~/.pgpass keep
the password of its user out of the list of processes.

Colours are used on a terminal, unless NO_COLOR is set. SIGTERM or SIGINT ends it cleanly: it
claims nothing more, answers what is coming in, lets handlers end for ten seconds, and closes the
inbox. What is not handled by then is kept. A second signal ends it at once.

Exit codes: 0 ended cleanly, 1 could not listen, failed or ended at once, 2 wrong arguments, no
secret, handlers that do not load, a target that is no HTTP URL or the server itself, or a file or
database that cannot be used.`,

  list: `Usage: order-webhooks-inbox list [options]

Lists deliveries, the newest first, without their bodies.

Options:
${filterHelp}
  --limit COUNT         the most to list, up to 10000 (default 100)
${inboxHelp}

${where}

${exitCodes}`,

  show: `Usage: order-webhooks-inbox show KEY [options]

Shows one delivery. Each part of its key may be shortened, as \`list\` shows it, while its body is
kept. The key of one that is done is taken in full only.

Options:
  --body                print the signed bytes of the body, and nothing else
${inboxHelp}

${where}

${exitCodes}
1 is also: there is no such delivery, or several.`,

  replay: `Usage: order-webhooks-inbox replay [options]

Makes dead and quarantined deliveries due again. A server handles them at once, or within seconds
where it shares a database. Without a server the next one does.

Options:
${filterHelp.replace("waiting, claimed, done, dead or quarantined", "dead or quarantined").replace(", with --customer every state", "")}
${changeHelp("replay")}
${inboxHelp}

${where}

${exitCodes}`,

  purge: `Usage: order-webhooks-inbox purge [options]

Erases deliveries. The body goes, and the key stays known, so that the same delivery is not
handled when it comes again. Of one that is done the key goes.

Options:
${filterHelp}
${changeHelp("purge")}
${inboxHelp}

${where}

${exitCodes}`,

  stats: `Usage: order-webhooks-inbox stats [options]

Counts deliveries by state.

Options:
${inboxHelp}

${where}

${exitCodes}`,
};
