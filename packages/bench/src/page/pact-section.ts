import manifest from "@pact-foundation/pact-cli/package.json" with { type: "json" };
import type { CommandFigures, PactReport } from "../report/pact-report.ts";
import { type Column, format, formatTable, quartileColumns } from "../report/table.ts";
import type { Section } from "./section.ts";

/** Shows a report about the message pact as one table. */
export function toPactSection(report: PactReport): Section {
  const { conditions, effort, interactions, commands, payloadNanoseconds } = report;
  const perInteraction = (payloadNanoseconds * 1000) / 1e6;
  return {
    title: "Property-based Pact",
    command: "npm run bench -- pact",
    method,
    figures: [
      note,
      formatTable(columns(interactions), commands),
      `One more generated payload takes ${format(payloadNanoseconds / 1e6, 2)} ms, so the default of 1,000 payloads takes
${format(perInteraction)} ms for each interaction.`,
    ],
    run: [
      `The pact has ${interactions} interactions. \`verify pact\` generated ${effort.payloads} payloads for each.`,
      `The median of ${effort.rounds} runs of each command.`,
    ],
    conditions,
  };
}

const method = `Each command verifies the committed message pact of the reference receiver. All of its time counts,
including the start of Node and of Pact's program.

- **\`pact-verifier\`** is Pact's own command (\`@pact-foundation/pact-cli\` ${manifest.version}). Its message
  provider responds with the example of the pact, one message for each interaction.
- **\`verify pact\`** is the command of \`@order-webhooks/verify\`. It matches every example of the
  schemas and generated payloads. It gives Pact's program many payloads as one message, and runs two
  of these programs at the same time.

A run fails if the pact does not hold, or if a command matched fewer messages than it should.`;

const note = `\`messages a second\` counts the messages that Pact's engine matched. \`/pact-verifier\` is the same as
a multiple of that of \`pact-verifier\`. More is better.`;

const columns = (interactions: number): readonly Column<CommandFigures>[] => [
  { head: "command", cell: ({ command }) => command },
  { head: "messages", cell: ({ messages }) => format(messages) },
  { head: "seconds", cell: ({ nanoseconds: ns }) => format(ns / 1e9, 2) },
  { head: "ms an interaction", cell: ({ nanoseconds: ns }) => format(ns / 1e6 / interactions) },
  {
    head: "messages a second",
    cell: ({ messages, nanoseconds: ns }) => format((1e9 * messages) / ns),
  },
  ...quartileColumns<CommandFigures>("/pact-verifier", ({ timesPeer }) => timesPeer),
];
