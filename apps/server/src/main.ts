import "./node-20.ts";
import { ConnectError } from "@connectrpc/connect";
import { logVerbosity, setLogVerbosity } from "@grpc/grpc-js";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PortError } from "./config/port-error.ts";
import { helpText, readCommand } from "./config/read-settings.ts";
import { SettingError, type Settings } from "./config/settings.ts";
import { processIo } from "./decode/process-io.ts";
import { runDecode } from "./decode/run-decode.ts";
import { createLogger } from "./logging/logger.ts";
import { createPlayground, type Playground, type PlaygroundOptions } from "./playground.ts";
import { formatAddress } from "./targets/address.ts";
import { isLoopback } from "./targets/ranges.ts";

// src/main.ts and dist/main.js are equally deep, so these hold for both.
const webRoot = join(import.meta.dirname, "../../web/dist");
const packageJson = join(import.meta.dirname, "../package.json");

async function main(): Promise<void> {
  // What it has to say comes as errors too, in better words.
  setLogVerbosity(logVerbosity.NONE);
  const [subcommand, ...rest] = process.argv.slice(2);
  if (subcommand === "decode") {
    process.exitCode = await runDecode(rest, processIo());
    return;
  }
  const command = readCommand(process.argv.slice(2), process.env);
  if (command.kind === "help") {
    console.log(helpText());
  } else if (command.kind === "version") {
    console.log(String(JSON.parse(readFileSync(packageJson, "utf8")).version));
  } else {
    const playground = await createPlayground(optionsOf(command.settings));
    console.log(welcome(playground, command.settings));
    closeOnSignal(playground);
  }
}

function optionsOf(settings: Settings): PlaygroundOptions {
  const { tlsCert, tlsKey } = settings;
  return {
    host: settings.host,
    port: settings.port,
    grpcPort: settings.grpcPort,
    allowTargets: settings.allowTargets,
    devOrigins: settings.devOrigin,
    webRoot,
    graceMs: settings.graceMs,
    logger: createLogger({ level: settings.logLevel, pretty: process.stdout.isTTY }),
    limits: {
      maxReceiveBytes: settings.maxMessageBytes,
      maxStreamMs: settings.maxStreamMs,
      maxSchemaBytes: settings.maxSchemaBytes,
      maxSchemaFiles: settings.maxSchemaFiles,
      schemaTimeoutMs: settings.schemaTimeoutMs,
    },
    ...(tlsCert === undefined || tlsKey === undefined
      ? {}
      : { tls: { cert: readPem(tlsCert, "--tls-cert"), key: readPem(tlsKey, "--tls-key") } }),
  };
}

function readPem(path: string, flag: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingError(`${flag} names a file that cannot be read: ${reason}`);
  }
}

function welcome(playground: Playground, settings: Settings): string {
  const { httpUrl, grpcPort, host } = playground;
  const tls = settings.tlsCert === undefined ? "" : " (TLS)";
  const lines = [
    "",
    "  gRPC Playground is ready.",
    "",
    `  Page   ${httpUrl}`,
    `  gRPC   ${formatAddress({ host, port: grpcPort })}${tls}`,
    "",
  ];
  if (!isLoopback(host)) {
    lines.push(
      "  Others can reach this. They may call the playground's own services, and",
      settings.allowTargets.length === 0
        ? "  no other target (--allow-target adds one)."
        : `  ${settings.allowTargets.join(", ")}.`,
      "",
    );
  }
  lines.push("  Ctrl-C stops it.", "");
  return lines.join("\n");
}

/** The first signal drains; a second one, or a drain that gets stuck, ends the process. */
function closeOnSignal(playground: Playground): void {
  let closing = false;
  const onSignal = (): void => {
    if (closing) process.exit(130);
    closing = true;
    console.log("\n  Ending open calls. Ctrl-C again stops at once.\n");
    playground.close().catch(fail);
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
}

/** Exits with 2 for what the person can put right in the settings, 1 for the rest. */
function fail(error: unknown): void {
  const known =
    error instanceof SettingError || error instanceof PortError || error instanceof ConnectError;
  if (known) {
    console.error(error instanceof ConnectError ? error.rawMessage : error.message);
    process.exitCode = 2;
  } else {
    console.error(error);
    process.exitCode = 1;
  }
}

await main().catch(fail);
