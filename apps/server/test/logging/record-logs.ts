import type { Logger } from "pino";
import { createLogger } from "../../src/logging/logger.ts";

export type LogRecord = Readonly<Record<string, unknown>>;

export interface LogRecords {
  readonly logger: Logger;
  readonly all: readonly LogRecord[];
  /** The first record that has all of this, as soon as it is written. */
  find(part: LogRecord): Promise<LogRecord>;
}

/** A logger that keeps its records, of every level, for a test to read. */
export function recordLogs(): LogRecords {
  const all: LogRecord[] = [];
  const waiting = new Set<(record: LogRecord) => void>();
  const logger = createLogger({
    level: "debug",
    stream: {
      write(line) {
        const record: LogRecord = JSON.parse(line);
        all.push(record);
        for (const look of waiting) look(record);
      },
    },
  });
  return {
    logger,
    all,
    find(part) {
      const wanted = (record: LogRecord) =>
        Object.entries(part).every(([key, value]) => record[key] === value);
      const found = all.find(wanted);
      if (found !== undefined) return Promise.resolve(found);
      return new Promise((resolve) => {
        const look = (record: LogRecord) => {
          if (!wanted(record)) return;
          waiting.delete(look);
          resolve(record);
        };
        waiting.add(look);
      });
    },
  };
}
