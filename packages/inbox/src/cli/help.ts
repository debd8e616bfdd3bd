import { serveHelp } from "@order-webhooks/receiver/command";

/** Commands, in the order of the help. */
export const commandNames = ["serve", "list", "show", "replay", "purge", "stats"] as const;

/** Name of a command. */
export type CommandName = (typeof commandNames)[number];

const exitCodes =
  "Exit codes: 0 succeeded, 1 failed, 2 wrong arguments, or a file or database that cannot be used.";

const where = `If the inbox is a file that a server has open, the command talks to the server through the socket
next to the file (inbox.db.sock). Otherwise the command opens the file. If the inbox is a database,
the command connects to the database, even while servers run.

Set PGPASSWORD or use ~/.pgpass, so that the database password is not in the list of processes.`;

const inboxHelp = `  --inbox PLACE         sqlite:FILE or postgres://USER@HOST:PORT/DATABASE. The inbox must exist
                        (default sqlite:./inbox.db)
  --schema NAME         schema of the inbox in its database (default order_webhooks)
  --json                prints one JSON document
  -h, --help            prints this help
  -v, --version         prints the version`;

const filterHelp = `  --state STATE         waiting, claimed, done, dead or quarantined
                        (default: dead and quarantined, with --customer every state)
  --event EVENT         event type, as the vendor names it
  --purpose PURPOSE     promotion, unique_code or message
  --reason REASON       reason of the dead letter or the quarantine, such as handler_failed. For
                        an unknown reason, the error message lists all reasons
  --customer ID         id or source id of a customer, anywhere in the body
  --older-than TIME     minimum age: 90s, 30m, 12h or 2d
  --newer-than TIME     maximum age`;

const changeHelp = (
  verb: string,
) => `  --key KEY             one delivery, by its key as \`list\` shows it
  --all                 everything that is dead or quarantined
  --dry-run             shows the deliveries that it would ${verb}, and changes nothing`;

/** Text that `--help` prints without a command. */
export const mainHelp: string = `Usage: npx @order-webhooks/inbox COMMAND [options]

Receives Voucherify's order webhooks, and stores them in a file or a database until they are
handled. Lists, shows, replays and erases deliveries.

Commands:
  serve    receives deliveries and runs handlers
  list     lists deliveries, by default dead and quarantined ones
  show     shows one delivery, or its body
  replay   retries dead and quarantined deliveries
  purge    erases deliveries, for example those about a customer
  stats    counts deliveries by state

Options:
  -h, --help     prints this help, or that of a command: npx @order-webhooks/inbox list --help
  -v, --version  prints the version

${exitCodes}`;

/** Text that `--help` prints for each command. */
export const helpTexts: { readonly [N in CommandName]: string } = {
  serve: `Usage: npx @order-webhooks/inbox serve [options]

Receives Voucherify's order webhooks, verifies, validates and stores them, and acknowledges them.
Runs handlers, or forwards deliveries to an application. With neither, it prints a line for each
delivery, which then counts as handled.

If the inbox is a file, the other commands reach the server through a socket next to the file
(inbox.db.sock), which only the server's user can open. On Windows there is no such socket. If the
inbox is a database, the other commands connect to the database.
Set PGPASSWORD or use ~/.pgpass, so that the database password is not in the list of processes.

On a terminal the output has colors, unless NO_COLOR is set. SIGTERM or SIGINT ends the command
cleanly: it claims no more deliveries, answers current requests, gives handlers ten seconds to end,
and closes the inbox. The next start handles the remaining deliveries. A second signal ends the
command at once.

Options:
  --inbox PLACE          sqlite:FILE stores deliveries in a file, which is created if it does not
                         exist. postgres://USER@HOST:PORT/DATABASE stores them in a database that
                         several servers may share. memory: stores them only while the process
                         runs (default sqlite:./inbox.db)
  --schema NAME          schema of the inbox in its database, created if it does not exist
                         (default order_webhooks)
  --handlers FILE        module whose default export is a value for the option \`handlers\` of
                         createReceiver: .js, .mjs, .cjs or, if this Node.js strips types, .ts
  --forward URL          endpoint of an application, instead of handlers. The command posts the
                         unchanged bytes of each delivery until the application answers 2xx. The
                         environment variable FORWARD_SECRET holds the secret that signs these
                         requests. After a 410, the delivery becomes a dead letter
  --concurrency COUNT    maximum number of deliveries that are handled or forwarded at a time
                         (default 8)
  --handler-timeout SECONDS
                         time for a handler, or for the application's response (default 30, or 8
                         with --processing before-response)
  --max-delay SECONDS    maximum delay before a retry (default 3600). Each delay is random. It is
                         up to 1 s after the first failure, and the limit doubles each time
  --keep-dead DAYS       days for which dead and quarantined deliveries are kept (default 30)
  --keep-keys DAYS       days for which the keys of handled deliveries are remembered, so that a
                         resent delivery is not handled again (default 30)
  --metrics-port PORT    separate port for /metrics in the format of Prometheus, /readyz and
                         /livez. /readyz answers 503 while the inbox fails or the server shuts down.
                         0 selects a free port (default: off)
  --metrics-host HOST    address of that port (default 127.0.0.1, this machine only)
${serveHelp}

Exit codes: 0 ended cleanly, 1 could not listen, failed or was ended at once, 2 wrong arguments, no
secret, handlers that do not load, a target that is not an HTTP URL or is the server itself, or a
file or database that cannot be used.`,

  list: `Usage: npx @order-webhooks/inbox list [options]

Lists deliveries, the newest first, without their bodies.

${where}

Options:
${filterHelp}
  --limit COUNT         maximum number of deliveries to list, up to 10000 (default 100)
${inboxHelp}

${exitCodes}`,

  show: `Usage: npx @order-webhooks/inbox show KEY [options]

Shows one delivery. You can shorten each part of its key, as \`list\` does. Pass at least six
characters in total. A shortened key of a handled delivery needs at least 12, and the command
searches for it only among the newest 10000 handled deliveries.

${where}

Options:
  --body                prints only the signed bytes of the body
${inboxHelp}

${exitCodes}
The exit code is also 1 if no delivery has that key, or if several match it.`,

  replay: `Usage: npx @order-webhooks/inbox replay [options]

Makes dead and quarantined deliveries due again. A running server handles them at once, or within
seconds if the inbox is a database. If no server runs, the next one handles them.

${where}

Options:
${filterHelp.replace("waiting, claimed, done, dead or quarantined", "dead or quarantined").replace(", with --customer every state", "")}
${changeHelp("replay")}
${inboxHelp}

${exitCodes}`,

  purge: `Usage: npx @order-webhooks/inbox purge [options]

Erases deliveries. The command erases the body of a delivery and keeps its key, so that a resent
delivery is not handled again. Of a handled delivery, the inbox has only the key. The command erases
that key, so a resent delivery is handled again.

${where}

Options:
${filterHelp}
${changeHelp("purge")}
${inboxHelp}

${exitCodes}`,

  stats: `Usage: npx @order-webhooks/inbox stats [options]

Counts deliveries by state.

${where}

Options:
${inboxHelp}

${exitCodes}`,
};
