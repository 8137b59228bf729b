import { parseArgs } from "node:util";
import { SettingError, type SettingName, type Settings, settings } from "./settings.ts";

/** What a command line asks for. */
export type Command =
  | { readonly kind: "serve"; readonly settings: Settings }
  | { readonly kind: "help" }
  | { readonly kind: "version" };

const names = Object.keys(settings) as SettingName[];

/**
 * Reads the settings: a flag first, then the environment, then the default. An
 * empty environment variable counts as not set.
 *
 * @param argv Without the program: `process.argv.slice(2)`.
 * @throws SettingError for what cannot be read, saying what to write.
 */
export function readCommand(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Command {
  const flags = readFlags(argv);
  if (flags["help"] === true) return { kind: "help" };
  if (flags["version"] === true) return { kind: "version" };
  const read = names.map((name) => {
    const { flag, env: variable, fallback } = settings[name];
    const fromFlag = flags[flag];
    const fromEnv = env[variable];
    const given =
      fromFlag !== undefined
        ? {
            text: Array.isArray(fromFlag) ? fromFlag.join(",") : String(fromFlag),
            name: `--${flag}`,
          }
        : { text: fromEnv === undefined || fromEnv === "" ? fallback : fromEnv, name: variable };
    return [name, settings[name].read(given)] as const;
  });
  // Each value comes from the reader of its own row, which a list of pairs cannot say.
  const all = Object.fromEntries(read) as Settings;
  if ((all.tlsCert === undefined) !== (all.tlsKey === undefined)) {
    throw new SettingError("--tls-cert and --tls-key go together: give both, or neither");
  }
  return { kind: "serve", settings: all };
}

function readFlags(argv: readonly string[]) {
  const options = Object.fromEntries(
    names.map((name) => [
      settings[name].flag,
      { type: "string", multiple: settings[name].many } as const,
    ]),
  );
  try {
    return parseArgs({
      args: [...argv],
      options: {
        ...options,
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "v" },
      },
      strict: true,
      allowPositionals: false,
    }).values as Record<string, string | boolean | string[] | undefined>;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new SettingError(`${message.split(". ")[0]}. See --help`);
  }
}

/** The help text. */
export function helpText(): string {
  const rows = names.map((name) => {
    const { flag, env, value, fallback, help } = settings[name];
    const left = `  --${flag} <${value}>`;
    const rest = fallback === "" ? "" : ` (${fallback})`;
    return { left, env, help: `${help}${rest}` };
  });
  const wide = Math.max(...rows.map(({ left }) => left.length));
  const wideEnv = Math.max(...rows.map(({ env }) => env.length));
  return [
    "An interactive playground for gRPC: open the page, pick a method, watch the call happen.",
    "",
    "Usage: grpc-playground [settings]",
    "       grpc-playground decode --help    what is in bytes: messages, envelopes, frames",
    "",
    "Settings, as a flag or in the environment (there with a comma between several):",
    ...rows.map(({ left, env, help }) => `${left.padEnd(wide)}  ${env.padEnd(wideEnv)}  ${help}`),
    `${"  -h, --help".padEnd(wide)}  ${"".padEnd(wideEnv)}  this text`,
    `${"  -v, --version".padEnd(wide)}  ${"".padEnd(wideEnv)}  the version`,
    "",
  ].join("\n");
}
