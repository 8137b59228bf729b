/**
 * Every setting, once: the environment variables, the flags and the help text
 * all derive from this table. Of `many`, the flag may be repeated, and a comma
 * goes between them in the environment.
 */
export const settings = {
  host: {
    env: "HOST",
    flag: "host",
    value: "address",
    fallback: "127.0.0.1",
    many: false,
    help: "address to listen on; anything but loopback lets others in",
    read: readText,
  },
  port: {
    env: "PORT",
    flag: "port",
    value: "number",
    fallback: "8080",
    many: false,
    help: "port of the page, Connect, gRPC-Web and the bridge; 0 picks a free one",
    read: readPort,
  },
  grpcPort: {
    env: "GRPC_PORT",
    flag: "grpc-port",
    value: "number",
    fallback: "50051",
    many: false,
    help: "port of the gRPC server; 0 picks a free one",
    read: readPort,
  },
  allowTargets: {
    env: "ALLOW_TARGETS",
    flag: "allow-target",
    value: "host:port",
    fallback: "",
    many: true,
    help: "a target that may be called when others are let in; may be repeated",
    read: readList,
  },
  tlsCert: {
    env: "TLS_CERT",
    flag: "tls-cert",
    value: "file",
    fallback: "",
    many: false,
    help: "PEM certificate for the gRPC port, with --tls-key; plaintext without",
    read: readOptional,
  },
  tlsKey: {
    env: "TLS_KEY",
    flag: "tls-key",
    value: "file",
    fallback: "",
    many: false,
    help: "PEM private key for --tls-cert",
    read: readOptional,
  },
  maxMessageBytes: {
    env: "MAX_MESSAGE_BYTES",
    flag: "max-message-bytes",
    value: "number",
    fallback: String(4 * 1024 * 1024),
    many: false,
    help: "largest request message that the playground's own services take",
    read: readWholeAboveZero,
  },
  maxStreamMs: {
    env: "MAX_STREAM_MS",
    flag: "max-stream-ms",
    value: "number",
    fallback: String(60 * 60 * 1000),
    many: false,
    help: "how long a stream over HTTP or a call through the bridge may take",
    read: readTimeLimit,
  },
  maxSchemaBytes: {
    env: "MAX_SCHEMA_BYTES",
    flag: "max-schema-bytes",
    value: "number",
    fallback: String(32 * 1024 * 1024),
    many: false,
    help: "largest schema that is read from a target",
    read: readWholeAboveZero,
  },
  maxSchemaFiles: {
    env: "MAX_SCHEMA_FILES",
    flag: "max-schema-files",
    value: "number",
    fallback: "20000",
    many: false,
    help: "most files of a schema that are read from a target",
    read: readWholeAboveZero,
  },
  schemaTimeoutMs: {
    env: "SCHEMA_TIMEOUT_MS",
    flag: "schema-timeout-ms",
    value: "number",
    fallback: "20000",
    many: false,
    help: "how long reading a target's schema may take",
    read: readTimeLimit,
  },
  graceMs: {
    env: "GRACE_MS",
    flag: "grace-ms",
    value: "number",
    fallback: "2000",
    many: false,
    help: "how long unary calls may take to finish after Ctrl-C",
    read: readMilliseconds,
  },
  devOrigin: {
    env: "DEV_ORIGIN",
    flag: "dev-origin",
    value: "origin",
    fallback: "",
    many: true,
    help: "another origin whose page may call this server, such as a vite dev server's; may be repeated",
    read: readOrigins,
  },
  logLevel: {
    env: "LOG_LEVEL",
    flag: "log-level",
    value: "level",
    fallback: "info",
    many: false,
    help: "trace, debug, info, warn, error, fatal or silent",
    read: readLevel,
  },
} as const;

export type SettingName = keyof typeof settings;

/** The settings, read. */
export type Settings = { readonly [K in SettingName]: ReturnType<(typeof settings)[K]["read"]> };

const levels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** In milliseconds: a longer timer of Node's goes off at once. */
const longestTimer = 2 ** 31 - 1;

/** What was given for a setting, and by which name a person knows it. */
interface Given {
  readonly text: string;
  readonly name: string;
}

/** A setting that cannot be read: the message says which, and what to write. */
export class SettingError extends Error {
  override readonly name = "SettingError";
}

function wrong({ text, name }: Given, expected: string): SettingError {
  return new SettingError(`${name} is ${JSON.stringify(text)}, but it has to be ${expected}`);
}

function readText(given: Given): string {
  const text = given.text.trim();
  if (text === "") throw wrong(given, "an address, such as 127.0.0.1");
  return text.replace(/^\[(.*)\]$/u, "$1");
}

function readOptional({ text }: Given): string | undefined {
  return text === "" ? undefined : text;
}

function readList({ text }: Given): readonly string[] {
  return text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

function readPort(given: Given): number {
  const port = readWhole(given.text);
  if (port === undefined || port > 65_535) {
    throw wrong(given, "a port from 1 to 65535, or 0 for any free one");
  }
  return port;
}

function readMilliseconds(given: Given): number {
  const ms = readWhole(given.text);
  if (ms === undefined || ms > longestTimer) {
    throw wrong(given, `a number of milliseconds, at most ${longestTimer}`);
  }
  return ms;
}

function readTimeLimit(given: Given): number {
  const ms = readMilliseconds(given);
  if (ms === 0) throw wrong(given, "a number of milliseconds above zero");
  return ms;
}

function readWholeAboveZero(given: Given): number {
  const count = readWhole(given.text);
  if (count === undefined || count === 0) throw wrong(given, "a whole number above zero");
  return count;
}

function readWhole(text: string): number | undefined {
  return /^\d{1,10}$/u.test(text.trim()) ? Number(text) : undefined;
}

function readOrigins(given: Given): readonly string[] {
  return readList(given).map((origin) => {
    const url = URL.canParse(origin) ? new URL(origin) : undefined;
    if (url === undefined || url.origin !== origin.replace(/\/$/u, "")) {
      throw wrong(given, "an origin, such as http://localhost:5173");
    }
    return url.origin;
  });
}

function readLevel(given: Given): (typeof levels)[number] {
  const level = levels.find((name) => name === given.text);
  if (level === undefined) throw wrong(given, `one of ${levels.join(", ")}`);
  return level;
}
