import {
  type DescMethod,
  fromBinary,
  fromJson,
  type JsonValue,
  type Message,
  toBinary,
  toJson,
} from "@bufbuild/protobuf";
import { messageToJson } from "@grpc-playground/schema/json";
import { methodOf, valueOf } from "@grpc-playground/snippets/of-message";
import type { CallSnippet } from "@grpc-playground/snippets/write";
import type { RecordedCall, Recorder } from "../recorder/recorder.ts";

/** A call with what makes it awkward. */
export interface AwkwardCall {
  readonly name: string;
  /** `package.Service/Method`. */
  readonly path: string;
  /** ProtoJSON, one for each message. */
  readonly messages: readonly JsonValue[];
  readonly metadata?: CallSnippet["metadata"];
  readonly deadlineMs?: number;
}

/** What shells, quotes, templates, formats and comments give a meaning to. */
const text =
  'it\'s "quoted" `id` $(id) ${process.exit(1)} $HOME %s %[1]d \\n \\ !! # // */ <b>\n\r\t\u0001\u007f' +
  "\u2028\u2029\u00ad\u200e\ufeff naïve 日本 👩‍🚀 -@ {x} {{y}}";

const limits = {
  aDouble: "NaN",
  aFloat: 0.1,
  anInt32: -2147483648,
  anInt64: "-9223372036854775808",
  aUint32: 4294967295,
  aUint64: "18446744073709551615",
  aSint32: -1,
  aSint64: "9223372036854775807",
  aFixed32: 4294967295,
  aFixed64: "18446744073709551615",
  aSfixed32: -2147483648,
  aSfixed64: "-9223372036854775808",
  aBool: true,
  aString: text,
  aBytes: "AP8QIGFiY2RlZmdoaWprbG1ub3A=",
  aSize: "SIZE_LARGE",
  aStringInJavascript: "9007199254740993",
  somethingElse: "renamed",
};

const sink = "playground.v1.KitchenSink";

/** Calls of all four types with messages of every shape. */
export const awkwardCalls: readonly AwkwardCall[] = [
  {
    name: "text that every language reads in its own way, with metadata and a deadline",
    path: "greet.Greeter/SayHello",
    messages: [{ name: text, greeting: "" }],
    metadata: [
      ["x-quotes", `it's "quoted" \`id\` $(id) \${x} %s \\n !! #`],
      ["x-twice", "one"],
      ["x-twice", "two"],
      ["x-raw-bin", "AP/+/w=="],
    ],
    deadlineMs: 45_000,
  },
  { name: "nothing", path: "greet.Greeter/SayHello", messages: [{}] },
  { name: "one message up", path: "greet.Greeter/ParrotSaysHello", messages: [{ name: text }] },
  {
    name: "many messages up",
    path: "greet.Greeter/ChattyClientSaysHello",
    messages: [{ name: "Ada" }, {}, { name: text, greeting: "Hello" }],
    metadata: [["x-team", "blue"]],
  },
  { name: "no message up", path: "greet.Greeter/ChattyClientSaysHello", messages: [] },
  {
    name: "messages both ways",
    path: "greet.Greeter/InteractingHello",
    messages: [{ name: "Ada" }, { greeting: text }],
    deadlineMs: 45_000,
  },
  {
    name: "a name with an underscore",
    path: "my_package.RequestStreaming/stream_state",
    messages: [{}],
  },
  { name: "the limits of numbers", path: `${sink}/EchoScalars`, messages: [limits] },
  {
    name: "zeros that are set",
    path: `${sink}/EchoPresence`,
    messages: [
      {
        aDouble: "-Infinity",
        aFloat: -0,
        anInt32: 0,
        anInt64: "0",
        aUint32: 0,
        aUint64: "0",
        aBool: false,
        aString: "",
        aBytes: "",
        aSize: "SIZE_UNSPECIFIED",
        aPoint: {},
      },
    ],
  },
  {
    name: "lists",
    path: `${sink}/EchoCollections`,
    messages: [{ doubles: [1e300, "Infinity", -0], int64s: ["-1", "0"], uint32s: [4294967295] }],
  },
  {
    name: "maps of every key",
    path: `${sink}/EchoMaps`,
    messages: [
      {
        byString: { ["__proto__"]: "x", [text]: text, constructor: "y", "": "empty" },
        byBool: { true: "yes" },
        byInt32: { "-1": "-9223372036854775808" },
        byInt64: { "-9223372036854775808": "NaN" },
        byUint32: { "4294967295": 0.1 },
        byUint64: { "18446744073709551615": true },
        byFixed64: { "7": "SIZE_SMALL" },
        bySfixed32: { "-7": { x: -1 } },
        bySfixed64: { "-8": { files: { a: "AAE=" } } },
        lists: { l: { int32s: [1, 2] } },
      },
    ],
  },
  {
    name: "a oneof within a oneof",
    path: `${sink}/EchoChoices`,
    messages: [{ again: { wrapped: "" }, collectFrom: "" }],
  },
  {
    name: "well-known types",
    path: `${sink}/EchoWellKnown`,
    messages: [
      {
        timestamp: "9999-12-31T23:59:59.999999999Z",
        duration: "-1.5s",
        any: { "@type": "type.googleapis.com/greet.HelloRequest", name: text },
        struct: { ["__proto__"]: 1, list: [1, null, { deep: [true, "x"] }], [text]: -0.5 },
        value: { a: [null, {}] },
        listValue: [{ b: 1 }],
        mask: "displayName,address.city",
        empty: {},
        doubleValue: "NaN",
        int64Value: "-1",
        boolValue: false,
        stringValue: "",
        uint64Value: "0",
        bytesValue: "AAE=",
        values: [1, "two", [3]],
        structs: [{ s: "t" }, {}],
        stringValues: ["", "v"],
        anysByName: {
          nested: {
            "@type": "type.googleapis.com/google.protobuf.Any",
            value: { "@type": "type.googleapis.com/google.protobuf.Duration", value: "3s" },
          },
        },
        boolValuesByBool: { true: true },
      },
    ],
  },
  {
    name: "a number that its enum does not have, and an alias",
    path: `${sink}/EchoEverything`,
    messages: [
      {
        colour: 77,
        phone: { countryCode: "+44" },
        folder: { folders: [{ name: "a", first: { tags: ["-t"] } }] },
        fragile: false,
        weight: -0,
        serial: "9007199254740993",
      },
    ],
  },
  {
    name: "groups and extensions of proto2",
    path: `${sink}/EchoLegacy`,
    messages: [
      {
        title: text,
        revision: 0,
        heat: "HEAT_LOW",
        label: { text: "in a group", points: 0 },
        step: [{ instruction: "stir" }],
        loose: [1, -1],
        "[playground.v1.nickname]": "n",
        "[playground.v1.lucky_numbers]": ["1", "-2"],
        "[playground.v1.stamp]": "AQ==",
        "[playground.v1.Review.review]": { author: "a", stars: 0 },
        "[playground.v1.Review.more_reviews]": [{ author: "b" }],
      },
    ],
  },
  {
    name: "an edition",
    path: `${sink}/EchoModern`,
    messages: [
      {
        explicitText: "",
        requiredText: "r",
        delimitedPart: { name: "p", inner: { left: 1 } },
        gear: "GEAR_REVERSE",
        partsByName: { p: { name: "" } },
        motor: { name: "m" },
      },
    ],
  },
];

/** The same call as writers take it, made to a recorder. */
export function snippetOf(call: AwkwardCall, recorder: Recorder): CallSnippet {
  const method = methodAt(call.path, recorder);
  const messages = messagesOf(call, recorder);
  return {
    address: recorder.grpc,
    tls: false,
    http: { baseUrl: recorder.http, isKnown: true },
    service: method.parent.typeName,
    method: method.name,
    metadata: call.metadata ?? [],
    deadlineMs: call.deadlineMs,
    messages: messages.map((message) => jsonOf(method, message, recorder)),
    values: messages.map((message) => valueOf(method.input, message, recorder.registry)),
    rpc: methodOf(method),
  };
}

/** As the page writes it, which loses no -0. */
function jsonOf({ input }: DescMethod, message: Message, { registry }: Recorder): string {
  const written = messageToJson(input, message, { registry });
  if (!written.ok) throw new Error(written.message);
  return written.value;
}

function messagesOf(call: AwkwardCall, { registry }: Recorder): Message[] {
  const { input } = methodAt(call.path, { registry });
  return call.messages.map((message) => fromJson(input, message, { registry }));
}

/** What a recorder ought to have of a call, and what it has, to be compared. */
export function comparable(recorded: RecordedCall, recorder: Pick<Recorder, "registry">) {
  const { input } = methodAt(recorded.path, recorder);
  return {
    path: recorded.path,
    // By way of their bytes, since a float has 32 bits there and more here.
    messages: recorded.messages.map((message) =>
      toJson(input, fromBinary(input, toBinary(input, message)), { registry: recorder.registry }),
    ),
    metadata: sortedLines(recorded.metadata),
    hasDeadline: recorded.timeoutMs !== undefined,
  };
}

export function expected(call: AwkwardCall, recorder: Recorder): ReturnType<typeof comparable> {
  return comparable(
    {
      path: call.path,
      messages: messagesOf(call, recorder),
      metadata: call.metadata ?? [],
      timeoutMs: call.deadlineMs,
    },
    recorder,
  );
}

/**
 * Lines of one name may be joined by commas on the way (RFC 9110 section 5.3), and
 * base64 may lose its padding (gRPC over HTTP/2, "Custom-Metadata").
 */
function sortedLines(metadata: RecordedCall["metadata"]): string[] {
  return metadata
    .flatMap(([name, value]) => value.split(", ").map((part) => [name, part] as const))
    .map(([name, value]) => `${name}: ${name.endsWith("-bin") ? value.replace(/=+$/, "") : value}`)
    .toSorted();
}

/** A method of proto/ by `package.Service/Method`. */
export function methodAt(path: string, { registry }: Pick<Recorder, "registry">): DescMethod {
  const [service = "", name] = path.split("/");
  const method = registry.getService(service)?.methods.find((each) => each.name === name);
  if (method === undefined) throw new Error(`there is no ${path}`);
  return method;
}
