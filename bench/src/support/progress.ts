/** Says on stderr what is going on, so that stdout holds the table alone. */
export function progress(line: string): void {
  process.stderr.write(`  ${line}\n`);
}
