import { describe, expect, test } from "vitest";
import { helpText, readCommand } from "../src/config/read-settings.ts";
import { settings } from "../src/config/settings.ts";

function read(argv: string[], env: Record<string, string> = {}) {
  const command = readCommand(argv, env);
  if (command.kind !== "serve") throw new Error(`it is ${command.kind}`);
  return command.settings;
}

describe("the settings", () => {
  test("have the defaults that the README promises", () => {
    expect(read([])).toMatchObject({
      host: "127.0.0.1",
      port: 8080,
      grpcPort: 50_051,
      allowTargets: [],
      tlsCert: undefined,
    });
  });

  test("come from the environment, and a flag goes first", () => {
    const env = {
      HOST: "::1",
      PORT: "0",
      GRPC_PORT: "1",
      ALLOW_TARGETS: "a:1, b:2",
      LOG_LEVEL: "",
    };
    expect(read([], env)).toMatchObject({
      host: "::1",
      port: 0,
      grpcPort: 1,
      allowTargets: ["a:1", "b:2"],
      logLevel: "info",
    });
    expect(read(["--port=9", "--allow-target", "c:3", "--allow-target", "d:4"], env)).toMatchObject(
      {
        port: 9,
        allowTargets: ["c:3", "d:4"],
      },
    );
    const origins = ["http://localhost:5173", "http://127.0.0.1:5173"];
    expect(read(origins.flatMap((origin) => ["--dev-origin", origin])).devOrigin).toEqual(origins);
    expect(read([], { DEV_ORIGIN: origins.join(",") }).devOrigin).toEqual(origins);
  });

  test.each([
    [["--port", "http"], {}, /^--port is "http", but it has to be a port from 1 to 65535/],
    [["--port", "65536"], {}, /^--port is "65536"/],
    [[], { GRPC_PORT: "-1" }, /^GRPC_PORT is "-1"/],
    [[], { MAX_MESSAGE_BYTES: "0" }, /^MAX_MESSAGE_BYTES is "0", but it has to be a whole number/],
    [["--max-stream-ms", "9999999999"], {}, /^--max-stream-ms .* at most 2147483647/],
    [["--schema-timeout-ms", "0"], {}, /^--schema-timeout-ms .* above zero/],
    [["--grace-ms", "soon"], {}, /^--grace-ms is "soon", .* number of milliseconds/],
    [["--log-level", "loud"], {}, /^--log-level is "loud", but it has to be one of trace, debug/],
    [["--dev-origin", "localhost:5173"], {}, /^--dev-origin .* such as http:\/\/localhost:5173/],
    [["--tls-cert", "a.pem"], {}, /^--tls-cert and --tls-key go together/],
    [["--tls-key", "a.pem"], {}, /^--tls-cert and --tls-key go together/],
    [["--ports", "1"], {}, /^Unknown option '--ports'\. See --help$/],
    [["serve"], {}, /^Unexpected argument 'serve'\. .*See --help$/],
    [["--port"], {}, /^Option '--port <value>' argument missing\. See --help$/],
  ])("%j with %j is refused, and it is said what to write", (argv, env, words) => {
    expect(() => read(argv, env)).toThrowError(words);
  });

  test("are all in the help text, by flag and by variable", () => {
    const help = helpText();
    for (const { flag, env } of Object.values(settings)) {
      expect(help).toMatch(new RegExp(`--${flag} <.*\\s${env}\\s`));
    }
  });
});
