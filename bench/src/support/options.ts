import { parseArgs } from "node:util";

export interface Options {
  /** Rows by name; all when empty. */
  readonly only: readonly string[];
  readonly rounds: number;
  readonly quick: boolean;
  readonly write: boolean;
  /** Seconds. */
  readonly patience: number;
}

export const usage = `Usage: npm run bench -- [options]
  --only NAME   measure this row alone; may be repeated
  --rounds N    how often each contender is measured (5; 2 with --quick)
  --quick       a tenth of the calls: a look, not a figure
  --patience S  put a measurement off for up to S seconds while others use the cores (10)
  --write       put the table into docs/PERFORMANCE.md`;

/** @throws Error that says what is wrong, when an argument cannot be read */
export function readOptions(args: readonly string[], rows: readonly string[]): Options {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: {
      only: { type: "string", multiple: true, default: [] },
      rounds: { type: "string" },
      quick: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      patience: { type: "string", default: "10" },
    },
  });
  const unknown = values.only.find((name) => !rows.includes(name));
  if (unknown !== undefined) throw new Error(`No row "${unknown}"; there are ${rows.join(", ")}.`);
  const rounds = Number(values.rounds ?? (values.quick ? 2 : 5));
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 50) {
    throw new Error(`--rounds has to be 1 to 50, and is ${values.rounds}.`);
  }
  const patience = Number(values.patience);
  if (!(patience >= 0 && patience <= 600)) {
    throw new Error(`--patience has to be 0 to 600 seconds, and is ${values.patience}.`);
  }
  return { only: values.only, rounds, quick: values.quick, write: values.write, patience };
}
