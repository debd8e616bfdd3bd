// Arguments of a command that serves a receiver, or does something else

export {
  type CommandLine,
  type Flags,
  parseOptions,
  type Values,
} from "./cli/parse-options.ts";
export {
  type Environment,
  type NamedSecret,
  readServeCommand,
  type ServeCommand,
  type ServeOptions,
  serveHelp,
} from "./cli/serve-options.ts";

// Serving

export { type HostedOptions, type Hosting, type Served, serve } from "./cli/serve.ts";
export { createTerminal, type ProcessTerminal, type Terminal } from "./cli/terminal.ts";

// Filters

export { deliveryReasons } from "./cli/delivery-reasons.ts";

// Text for one line

export { shortenKey } from "./cli/short-key.ts";
export { toPrintable } from "./printable.ts";
