import { destination, pino, type DestinationStream, type Level, type Logger } from "pino";
import { PinoPretty } from "pino-pretty";

/** What a logger never writes, wherever such an object turns up in a record. */
const secrets = ["authorization", "cookie", "set-cookie", "x-api-key", "proxy-authorization"];

/**
 * The process's logger: a JSON record a line, or readable lines for a terminal.
 * Records carry no request metadata; should one do so by mistake, what usually
 * holds secrets is replaced.
 */
export function createLogger(options: {
  level?: Level | "silent";
  pretty?: boolean;
  stream?: DestinationStream;
}): Logger {
  const { level = "info", pretty = false } = options;
  const stream =
    options.stream ?? (pretty ? PinoPretty({ ignore: "pid,hostname" }) : destination(1));
  return pino(
    {
      level,
      redact: {
        paths: secrets.flatMap((name) => [`headers["${name}"]`, `*.headers["${name}"]`]),
        censor: "(secret)",
      },
    },
    stream,
  );
}
