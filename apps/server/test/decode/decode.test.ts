import { create, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { file_greet, HelloReplySchema } from "@grpc-playground/gen/greet_pb";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:http2";
import { createServer, connect as connectTcp } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { startPlayground } from "../helpers/playground.ts";
import { decode } from "./run.ts";

const adaHex = "0a03416461120548656c6c6f";
const ada = Buffer.from(adaHex, "hex");

function envelope(flags: number, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(flags);
  head.writeUInt32BE(payload.length, 1);
  return Buffer.concat([head, payload]);
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "decode-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

describe("input", () => {
  test("--hex, with the playground's own schema", async () => {
    const { code, out } = await decode(["--hex", adaHex, "--type", "greet.HelloRequest"]);
    expect(code).toBe(0);
    expect(out).toContain('name = "Ada"');
    expect(out).toContain('greeting = "Hello"');
  });

  test("--base64, and a method's message", async () => {
    const text = ada.toString("base64url");
    const { out } = await decode(["--base64", text, "--method", "greet.Greeter/SayHello"]);
    expect(out).toContain("greet.HelloRequest, 12 bytes");
    const reply = ["--hex", "0a026869", "--method", "/greet.Greeter/SayHello", "--response"];
    expect((await decode(reply)).out).toContain('message = "hi"');
  });

  test("a file of bytes, and a dump that is piped in", async () => {
    const path = join(await folder(), "ada.bin");
    await writeFile(path, ada);
    expect((await decode([path])).out).toContain('~ string "Ada"');
    const piped = "00000000: 0a03 4164 6112 0548 656c 6c6f            ..Ada..Hello\n";
    const dump = await decode(["--type", "greet.HelloRequest"], { piped });
    expect(dump.out).toContain("written as hex dump");
    expect(dump.out).toContain('name = "Ada"');
  });

  test("--raw takes text as bytes", async () => {
    const { out } = await decode(["--raw"], { piped: adaHex });
    expect(out).toContain("24 bytes, written as bytes");
  });
});

describe("framing", () => {
  test("gRPC, compressed", async () => {
    const piped = Buffer.concat([envelope(0, ada), envelope(1, gzipSync(ada))]);
    const { code, out } = await decode(["--type", "greet.HelloRequest"], { piped });
    expect(code).toBe(0);
    expect(out).toContain("Message 2, greet.HelloRequest, 12 bytes out of");
    expect(out.match(/name = "Ada"/gu)).toHaveLength(2);
  });

  test("what calls itself compressed and is not", async () => {
    const { code, out } = await decode([], { piped: envelope(1, ada) });
    expect(code).toBe(1);
    expect(out).toContain("not with gzip");
  });

  test("gRPC-Web in base64, with trailers", async () => {
    const trailers = Buffer.from("grpc-status: 5\r\ngrpc-message: not%20here\r\n");
    const body = Buffer.concat([envelope(0, ada), envelope(0x80, trailers)]).toString("base64");
    const { out } = await decode(["--framing", "grpc-web-text", "--raw"], { piped: body });
    expect(out).toContain("grpc-message: not here");
  });

  test("Connect, with an error and its details", async () => {
    const value = Buffer.from(
      toBinary(HelloReplySchema, create(HelloReplySchema, { message: "why" })),
    );
    const error = {
      code: "aborted",
      message: "No",
      details: [{ type: "greet.HelloReply", value: value.toString("base64") }],
    };
    const piped = envelope(2, Buffer.from(JSON.stringify({ error })));
    const { code, out } = await decode([], { piped });
    expect(code).toBe(0);
    expect(out).toContain("error: aborted: No");
    expect(out).toContain('message = "why"');
  });

  test("HTTP/2: the request of a real call, its type by its path", async () => {
    const { up } = await recordCall();
    const { code, out } = await decode([], { piped: up });
    expect(out).toContain(":path: /greet.Greeter/SayHello");
    expect(out).toContain("Message 1, greet.HelloRequest");
    expect(out).toContain('name = "Ada"');
    expect(code).toBe(0);
  });

  test("HTTP/2: the response of a real call, which begins with SETTINGS", async () => {
    const { down } = await recordCall();
    const method = ["--method", "greet.Greeter/SayHello", "--response"];
    for (const argv of [method, []]) {
      const { code, out } = await decode(argv, { piped: down });
      expect(out).toContain("Read as http2: it begins as what a server sends does.");
      expect(out).toContain("grpc-status: 0");
      expect(out).toContain('"Hello Ada"');
      expect(code).toBe(0);
    }
  });
});

/** What goes either way between a client and the playground, from its first byte to its last. */
async function recordCall(): Promise<Readonly<Record<"up" | "down", Uint8Array>>> {
  const { grpcPort } = await startPlayground({ port: 0, grpcPort: 0 });
  const sent: Buffer[] = [];
  const received: Buffer[] = [];
  const proxy = createServer((client) => {
    const server = connectTcp(grpcPort, "127.0.0.1").on("data", (bytes) => received.push(bytes));
    client
      .on("data", (bytes) => sent.push(bytes))
      .pipe(server)
      .pipe(client);
    for (const socket of [client, server]) socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port } = proxy.address() as AddressInfo;
  const session = connect(`http://127.0.0.1:${port}`);
  const headers = { "content-type": "application/grpc", te: "trailers" };
  const call = session.request({
    ...headers,
    ":method": "POST",
    ":path": "/greet.Greeter/SayHello",
  });
  call.end(envelope(0, ada));
  await new Promise((resolve) => call.resume().on("end", resolve));
  await new Promise<void>((resolve) => session.close(resolve));
  proxy.close();
  return { up: Buffer.concat(sent), down: Buffer.concat(received) };
}

describe("schema", () => {
  test("--schema, also of a set without its imports", async () => {
    const path = join(await folder(), "schema.binpb");
    const set = create(FileDescriptorSetSchema, { file: [file_greet.proto] });
    await writeFile(path, toBinary(FileDescriptorSetSchema, set));
    const { out } = await decode([
      "--schema",
      path,
      "--hex",
      adaHex,
      "--type",
      ".greet.HelloRequest",
    ]);
    expect(out).toContain('name = "Ada"');
  });

  test("--target, by reflection", async () => {
    const { grpcPort } = await startPlayground({ port: 0, grpcPort: 0 });
    const target = ["--target", `127.0.0.1:${grpcPort}`];
    const { out } = await decode([...target, "--hex", adaHex, "--type", "greet.HelloRequest"]);
    expect(out).toContain('greeting = "Hello"');
  });
});

describe("output", () => {
  test("--json", async () => {
    const { out } = await decode(["--hex", adaHex, "--type", "greet.HelloRequest", "--json"]);
    expect(JSON.parse(out)).toMatchObject({
      input: { as: "hex", size: 12 },
      framing: "none",
      parts: [
        {
          kind: "message",
          type: "greet.HelloRequest",
          fields: [
            { path: "1", name: "name", wireType: "LEN", span: [0, 5], value: [2, 5], text: "Ada" },
            { path: "2", name: "greeting", text: "Hello" },
          ],
        },
      ],
    });
  });

  test("colours are for terminals", async () => {
    const argv = ["--hex", adaHex];
    expect((await decode(argv)).out).not.toContain("\u001B[");
    expect((await decode(argv, { color: true })).out).toContain("\u001B[");
  });

  test("--help names every option", async () => {
    const { code, out } = await decode(["--help"]);
    expect(code).toBe(0);
    for (const option of ["hex", "base64", "raw", "framing", "type", "method", "request"]) {
      expect(out).toContain(`--${option}`);
    }
    for (const option of ["response", "schema", "target", "tls", "json", "help"]) {
      expect(out).toContain(`--${option}`);
    }
  });
});

describe("the exit code", () => {
  test("1 for bytes with something wrong, of which the rest is printed", async () => {
    const cut = ["--hex", adaHex.slice(0, -2), "--type", "greet.HelloRequest"];
    const { code, out } = await decode(cut);
    expect(code).toBe(1);
    expect(out).toContain('name = "Ada"');
    expect(out).toContain("! Field 2 says that its value has 5 bytes, and there are only 4.");
  });

  test.each<[string, readonly string[], string]>([
    ["an unknown option", ["--what"], "--what"],
    ["two inputs", ["a", "--hex", "00"], "one input"],
    ["no input", [], "nothing to decode"],
    ["a file that is not there", ["0a0b"], "--hex 0a0b"],
    ["hex with a mistake", ["--hex", "0a0g"], "at character 4"],
    ["an unknown framing", ["--hex", "00", "--framing", "x"], "has to be one of"],
    ["a type that is not there", ["--hex", "00", "--type", "greet.HelloReq"], "greet.HelloReq"],
    ["a mistyped type", ["--hex", "00", "--type", "greet.HeloRequest"], "mean greet.HelloRequest"],
    [
      "a type without its package",
      ["--hex", "00", "--type", "HelloReply"],
      "mean greet.HelloReply",
    ],
    [
      "a service without its package",
      ["--hex", "00", "--method", "Greeter/SayHello"],
      "mean greet.Greeter",
    ],
    ["a mistyped method", ["--hex", "00", "--method", "greet.Greeter/Sayhello"], "mean SayHello"],
    ["a mistyped service", ["--hex", "00", "--method", "greet.Greter/SayHello"], "greet.Greeter"],
    ["a method without a service", ["--hex", "00", "--method", "SayHello"], "write it as"],
    ["a schema that is none", ["--hex", "00", "--schema", "package.json"], "FileDescriptorSet"],
    ["two schemas", ["--schema", "a", "--target", "b:1"], "give one of them"],
    ["TLS to nowhere", ["--tls", "--hex", "00"], "--target"],
    ["a target that is no address", ["--hex", "00", "--target", "x"], "the port is missing"],
  ])("2 for %s", async (_, argv, message) => {
    const { code, out, error } = await decode(argv);
    expect(error).toContain(message);
    expect(out).toBe("");
    expect(code).toBe(2);
  });
});
