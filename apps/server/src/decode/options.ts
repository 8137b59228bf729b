import { parseArgs } from "node:util";

/** Something in the command line that cannot be; its message says what to write. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const framings = ["auto", "none", "grpc", "grpc-web", "grpc-web-text", "connect", "http2"] as const;

export type FramingOption = (typeof framings)[number];

/** What `grpc-playground decode` was asked for. */
export interface DecodeOptions {
  readonly help: boolean;
  readonly source:
    | { readonly kind: "file"; readonly path: string }
    | { readonly kind: "stdin" }
    | { readonly kind: "hex" | "base64"; readonly text: string };
  /** The bytes of a file or of stdin are taken as they are, even if they are text. */
  readonly raw: boolean;
  readonly framing: FramingOption;
  readonly schema:
    | { readonly kind: "own" }
    | { readonly kind: "file"; readonly path: string }
    | { readonly kind: "target"; readonly address: string; readonly tls: boolean };
  readonly type: string | undefined;
  readonly method: string | undefined;
  readonly side: "request" | "response";
  readonly json: boolean;
}

/** @throws UsageError */
export function readOptions(argv: readonly string[]): DecodeOptions {
  const { values, positionals } = parse(argv);
  const sources = [
    ...positionals.map((path) => (path === "-" ? stdin : ({ kind: "file", path } as const))),
    ...(values.hex === undefined ? [] : [{ kind: "hex", text: values.hex } as const]),
    ...(values.base64 === undefined ? [] : [{ kind: "base64", text: values.base64 } as const]),
  ];
  const [source = stdin, ...more] = sources;
  if (more.length > 0) {
    throw new UsageError(
      "Give one input: a file, --hex, --base64, or nothing for what is piped in",
    );
  }
  if (values.schema !== undefined && values.target !== undefined) {
    throw new UsageError("--schema and --target both give a schema: give one of them");
  }
  if (values.type !== undefined && values.method !== undefined) {
    throw new UsageError("--type and --method both say what the message is: give one of them");
  }
  if (values.request && values.response) {
    throw new UsageError("--request and --response exclude each other");
  }
  if (values.tls && values.target === undefined) {
    throw new UsageError("--tls is about --target, which is not given");
  }
  const framing = framings.find((name) => name === values.framing);
  if (framing === undefined) {
    throw new UsageError(
      `--framing is "${values.framing}", but it has to be one of ${framings.join(", ")}`,
    );
  }
  return {
    help: values.help,
    source,
    raw: values.raw,
    framing,
    schema: schemaOf(values),
    type: values.type,
    method: values.method,
    side: values.response ? "response" : "request",
    json: values.json,
  };
}

const stdin = { kind: "stdin" } as const;

function schemaOf({
  schema,
  target,
  tls,
}: {
  readonly schema?: string | undefined;
  readonly target?: string | undefined;
  readonly tls: boolean;
}): DecodeOptions["schema"] {
  if (schema !== undefined) return { kind: "file", path: schema };
  return target === undefined ? { kind: "own" } : { kind: "target", address: target, tls };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        hex: { type: "string" },
        base64: { type: "string" },
        raw: { type: "boolean", default: false },
        framing: { type: "string", default: "auto" },
        schema: { type: "string" },
        target: { type: "string" },
        tls: { type: "boolean", default: false },
        type: { type: "string" },
        method: { type: "string" },
        request: { type: "boolean", default: false },
        response: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
      strict: true,
      allowPositionals: true,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${message.split(". ")[0]}. See grpc-playground decode --help`);
  }
}

/** What `grpc-playground decode --help` prints. */
export const decodeHelp = `Shows what is in bytes: protobuf messages, the envelopes of gRPC, gRPC-Web and
Connect, HTTP/2 frames. Every byte with what it means, with or without a schema.

Usage: grpc-playground decode [file] [options]

Input, one of:
  <file>                a file, or - for what is piped in (which is also the default)
  --hex <digits>        bytes in hex: 0a026869, "0a 02 68 69", 0x0a,0x02
  --base64 <text>       bytes in base64, of either alphabet
A file may hold the bytes themselves, or hex, a dump of xxd, hexdump, od or
Wireshark, base64, C escapes, an array of numbers; it says which it took.
  --raw                 the file's own bytes, even if they are text

What they are:
  --framing <name>      auto (default), none, grpc, grpc-web, grpc-web-text,
                        connect, or http2: one direction of a connection, with
                        headers and messages taken from its frames
  --type <full.Name>    the message type; guesses where neither this nor --method is given
  --method <pkg.Service/Method>  the method, with
  --request, --response          which of its messages (--request); for http2 also
                        which direction, where the bytes do not show it

Schema, the playground's own unless:
  --schema <file>       a FileDescriptorSet or buf image (protoc --include_imports -o,
                        buf build -o)
  --target <host:port>  a server with reflection; --tls to speak TLS to it

Output:
  --json                for machines; offsets count from the start of each message's bytes
  -h, --help            this text
Colours only on a terminal, and not with NO_COLOR set.

Exit code: 0 when all was read, 1 when something is wrong with the bytes (what
could be read is printed), 2 when the command line or the schema is at fault.

Examples:
  grpc-playground decode --hex 0a03416461120548656c6c6f --type greet.HelloRequest
  pbpaste | grpc-playground decode
  curl -s --data-binary @request.bin -H 'content-type: application/grpc-web+proto' \\
    http://127.0.0.1:8080/greet.Greeter/SayHello |
    grpc-playground decode --method greet.Greeter/SayHello --response
  tshark -r call.pcapng -q -z follow,tcp,raw,0 | grep -P '^\\t[0-9a-f]' |
    grpc-playground decode      # what the server sent; the client's lines have no tab
  grpc-playground decode body.bin --target localhost:50051 --method greet.Greeter/SayHello
`;
