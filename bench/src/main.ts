// npm run bench: ratios against opponents started in the same run.

import { bridgeChromium } from "./rows/bridge-chromium.ts";
import { bridgeNode } from "./rows/bridge-node.ts";
import { forms } from "./rows/forms.ts";
import { pythonClient } from "./rows/python-client.ts";
import type { Row } from "./rows/row.ts";
import { timeline } from "./rows/timeline.ts";
import { unary } from "./rows/unary.ts";
import { writeDocument } from "./support/document.ts";
import { describeMachine } from "./support/machine.ts";
import { readOptions, usage, type Options } from "./support/options.ts";
import { killAll, stopAll } from "./support/processes.ts";
import { progress } from "./support/progress.ts";
import { describeNoise, setPatience } from "./support/quiet.ts";
import { removeScratch } from "./support/scratch.ts";
import { isMet, renderTable, type Line } from "./table.ts";

const rows: readonly Row[] = [unary, bridgeNode, bridgeChromium, pythonClient, forms, timeline];

async function bench({ only, rounds, quick, write, patience }: Options): Promise<void> {
  setPatience(patience);
  const machine = describeMachine();
  for (const line of machine) console.log(line);
  const lines: Line[] = [];
  for (const row of rows.filter(({ name }) => only.length === 0 || only.includes(name))) {
    progress(`${row.name}:`);
    lines.push(...(await row.run({ rounds, divisor: quick ? 10 : 1 })));
    await stopAll();
  }
  const table = renderTable(lines);
  const missed = lines.filter((line) => isMet(line) === false).length;
  const verdict =
    `Rounds: ${rounds} each, medians. ` +
    (quick ? "A quick look, with a tenth of the calls. " : "") +
    (missed === 0 ? "Everything wanted was met." : `Wanted and missed: ${missed}.`);
  const others = describeNoise();
  console.log(`\n${table}\n\n${verdict}\n${others}`);
  if (write) {
    const bullets = machine.map((line) => `- ${line}`).join("\n");
    writeDocument(`${bullets}\n\n${table}\n\n${verdict} ${others}`);
  }
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void stopAll().finally(() => process.exit(130));
  });
}
process.once("exit", () => {
  killAll();
  removeScratch();
});

let options: Options;
try {
  options = readOptions(
    process.argv.slice(2),
    rows.map(({ name }) => name),
  );
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exit(2);
}

try {
  await bench(options);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await stopAll();
}
process.exit();
