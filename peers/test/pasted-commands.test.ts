import { readCommand, type CommandRequest } from "@grpc-playground/snippets";
import { dirname, delimiter } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import { parseJsonStream } from "../support/json-stream.ts";
import { protos } from "../support/paths.ts";
import { type Playground, startPlayground } from "../support/playground.ts";
import { runProgram } from "../support/program.ts";

/** Run by a real shell, with a peer's folder first on its PATH. */
function runLine(line: string, peer: string) {
  const path = [dirname(peer), process.env["PATH"]].join(delimiter);
  return runProgram("/bin/sh", ["-c", line], { env: { PATH: path } });
}

function read(line: string): CommandRequest {
  const found = readCommand(line);
  if (!found.ok) throw new Error(found.refusal.message);
  return found.value;
}

/** The messages that were read, as the values they are. */
const messagesOf = ({ messages }: CommandRequest) =>
  messages.map((text) => JSON.parse(text) as unknown);
const headersOf = ({ metadata }: CommandRequest) =>
  metadata.map(([name, value]) => `${name}: ${value}`).toSorted();

/** The metadata that -v of grpcurl prints before the call. */
const sentByGrpcurl = (output: string) =>
  /Request metadata to send:\n([^]*?)\n\n/.exec(output)?.[1]?.split("\n").toSorted() ?? [];

/** The metadata that -v of buf prints as it is sent. */
const sentByBuf = (output: string) =>
  Array.from(
    output.matchAll(/> \(#\d+\) (X-\S+): (.*)\n/g),
    ([, name = "", value = ""]) => `${name.toLowerCase()}: ${value.trim()}`,
  ).toSorted();

describePeers(["grpcurl"], "sends what is read out of its command line", (grpcurl) => {
  let playground: Playground;
  beforeAll(async () => void (playground = await startPlayground()));
  afterAll(() => playground?.[Symbol.asyncDispose]());

  it.each([
    [
      "in quotes of every kind",
      String.raw`grpcurl -v -plaintext -H 'X-One: it'\''s 1' -H "x-two: \"2\" \$" \
        --rpc-header=x-three:\ 3 -H x-one:again -reflect-header 'x-not: here' -max-time 5 \
        -d '{"name": "Ada", "greeting": "O'"'"'Hara \"and\" \\ \u00e9"}{"name":"é"}' ADDRESS METHOD`,
    ],
    [
      "from a here-document",
      'grpcurl -plaintext -v -d @ ADDRESS METHOD <<EOM\n{"name": "a\\\\\\\\b \\$c"}\n\n  {"greeting": "two\\u0020lines"}\nEOM\n',
    ],
    ["from a pipe", `echo '{"name": "Ada"}' | grpcurl -v -plaintext -d @ ADDRESS METHOD`],
    [
      "with base64 in each of its flavours",
      "grpcurl -v -plaintext -H 'a-bin: AQI=' -H 'b-bin: AQI' -H 'c-bin: _-8' -H 'd-bin: é' -d '{}' ADDRESS METHOD",
    ],
    [
      "with a method by a dot",
      "grpcurl -v -plaintext -d '{}' ADDRESS greet.Greeter.ChattyClientSaysHello",
    ],
  ])("%s", async (_, template) => {
    const line = template
      .replace("ADDRESS", playground.grpc)
      .replace("METHOD", "greet.Greeter/ChattyClientSaysHello");
    const { code, stdout, stderr } = await runLine(line, grpcurl);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    const command = read(line);
    const contents = stdout.slice(stdout.indexOf("Response contents:"));
    expect(parseJsonStream(contents)).toMatchObject([{ request: messagesOf(command) }]);
    const unpadded = headersOf(command).map((header) => header.replace(/(-bin: .*?)=+$/, "$1"));
    const printed = sentByGrpcurl(stdout).filter((header) => header !== "(empty)");
    expect(printed.map((header) => header.replace(/(-bin: .*?)=+$/, "$1"))).toEqual(unpadded);
    expect(command).toMatchObject({
      address: playground.grpc,
      tls: false,
      service: "greet.Greeter",
      method: "ChattyClientSaysHello",
    });
    // What is for reflection is not sent with the call; everything else is.
    expect(command.notes.length).toBe(/-reflect-header/.test(line) ? 1 : 0);
  });
});

describePeers(["buf"], "curl sends what is read out of its command line", (buf) => {
  let playground: Playground;
  beforeAll(async () => void (playground = await startPlayground()));
  afterAll(() => playground?.[Symbol.asyncDispose]());

  it.each([
    [
      "as flags",
      `buf curl -v SCHEMA -H 'X-One: 1' --header="x-two: it's" -H '"x-three: 1,2",x-four: 4' \\
        -d'{"name": "Ada"} {"name": "Grace"}' URL`,
    ],
    [
      "headers and body from one here-document",
      'buf curl URL -vd @- -H @- SCHEMA <<\'EOM\'\nX-One: a:b\nx-two: 2,3\n\n{"name": "$Ada"}\n\n{}\nEOM\n',
    ],
  ])("%s", async (_, template) => {
    const line = template
      .replace("SCHEMA", `--protocol grpc --schema '${protos}'`)
      .replace("URL", `http://${playground.grpc}/greet.Greeter/ChattyClientSaysHello`);
    const { code, stdout, stderr } = await runLine(line, buf);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const command = read(line);
    expect(parseJsonStream(stdout)).toMatchObject([{ request: messagesOf(command) }]);
    expect(sentByBuf(stderr)).toEqual(headersOf(command));
    expect(command.metadata.length).toBeGreaterThan(1);
  });
});
