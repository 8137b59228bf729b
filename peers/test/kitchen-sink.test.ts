import { afterAll, beforeAll, expect, it } from "vitest";
import type { Json } from "../support/bridged-target.ts";
import { describePeers } from "../support/describe-peers.ts";
import { parseJsonStream } from "../support/json-stream.ts";
import { protos } from "../support/paths.ts";
import { type Playground, startPlayground } from "../support/playground.ts";
import { runProgram } from "../support/program.ts";
import { runPythonClient } from "../support/python.ts";

let playground: Playground;
beforeAll(async () => void (playground = await startPlayground()));
afterAll(() => playground?.[Symbol.asyncDispose]());

/** The unary methods of both services. */
const echoes = [
  "EchoEverything",
  "EchoScalars",
  "EchoPresence",
  "EchoCollections",
  "EchoMaps",
  "EchoChoices",
  "EchoTree",
  "EchoWellKnown",
  "EchoLegacy",
  "EchoModern",
  "EchoLatest",
  "EchoRetired",
];

/** The full name of the service of a method, which is another for what old tools cannot load. */
const serviceOf = (method: string) =>
  method === "EchoLatest" ? "playground.v1.KitchenSinkLatest" : "playground.v1.KitchenSink";

const item = { "@type": "type.googleapis.com/playground.v1.Item", title: "lamp", tags: [""] };

/** Messages in ProtoJSON, for each method what is hard about its shape. */
const documents: [method: string, document: Json][] = [
  [
    "EchoEverything",
    {
      name: "parcel",
      serial: "-9223372036854775808",
      colour: "COLOUR_INFRARED",
      picture: "AP8=",
      stock: { "": -1, nails: 1000 },
      phone: { countryCode: "+31" },
      items: [{}, { title: "lamp", tags: ["", "bright"] }],
      folder: { folders: [{ name: "deep", folders: [{}] }], first: { quantity: 2 } },
      madeAt: "0001-01-01T00:00:00.000000001Z",
      extra: item,
      fragile: false,
      shelfLife: "-3.500s",
      notes: { nothing: null, list: [1, { deep: true }] },
      nickname: "",
      weight: "NaN",
    },
  ],
  ["EchoPresence", { anInt32: 0, aBool: false, aString: "", aBytes: "", aPoint: {} }],
  ["EchoCollections", { uint64s: ["0", "18446744073709551615"], strings: [""], unpacked: [0, -1] }],
  [
    "EchoMaps",
    {
      byBool: { true: "yes" },
      byInt64: { "-9223372036854775808": "Infinity" },
      byFixed64: { "18446744073709551615": "SIZE_SMALL" },
      bySfixed64: { "1": { sizes: { a: "SIZE_LARGE" }, files: { b: "AA==" } } },
    },
  ],
  ["EchoChoices", { nothing: {}, collectFrom: "" }],
  ["EchoTree", { left: { children: [{}] }, named: { "": { nest: { tree: { leaf: false } } } } }],
  [
    "EchoWellKnown",
    {
      value: null,
      listValue: [1, "two", null],
      empty: {},
      int64Value: "0",
      anys: [item],
      boolValuesByBool: { false: false },
    },
  ],
  [
    "EchoLegacy",
    {
      title: "soup",
      revision: 1,
      steps: ["HEAT_LOW"],
      label: { text: "hot" },
      step: [{}, { minutes: 5 }],
      "[playground.v1.nickname]": "",
      "[playground.v1.Review.review]": { author: "Ann" },
    },
  ],
  [
    "EchoModern",
    {
      requiredText: "",
      explicitText: "",
      gear: "GEAR_REVERSE",
      expandedNumbers: [1, 2],
      partsByName: { nut: { left: 1 } },
      "[playground.v1.remark]": "fine",
    },
  ],
  ["EchoLatest", { text: "", mood: "MOOD_FINE", byName: { next: { number: "1" } } }],
];

describePeers(["python"], "fills in every field, and gets it back", (python) => {
  it("as protoc compiled it, and as reflection describes it", async () => {
    const answer = await runPythonClient(python, "kitchen_sink", playground.grpc);
    const all = Object.fromEntries(
      echoes.map((name) => [
        name,
        // A Retired has two texts; the others have many more fields.
        { same: true, unknown: true, bytes: expect.toSatisfy((bytes: number) => bytes > 70) },
      ]),
    );
    expect(answer).toEqual({
      compiled: all,
      reflected: all,
      streams: { repeat: [true, true, true, true], gather: true, converse: true },
      too_often: { code: "INVALID_ARGUMENT", fields: ["times"] },
      not_required: { code: "INVALID_ARGUMENT", fields: ["revision"] },
    });
  });
});

describePeers(["grpcurl"], "echoes by reflection", (grpcurl) => {
  const run = (flags: readonly string[], ...rest: readonly string[]) =>
    runProgram(grpcurl, ["-plaintext", ...flags, playground.grpc, ...rest]);
  const call = (method: string, ...messages: Json[]) =>
    run(
      ["-d", messages.map((message) => JSON.stringify(message)).join("\n")],
      `${serviceOf(method)}/${method}`,
    );

  it.each([
    ["playground.v1.KitchenSink", /rpc Converse \( stream .*returns \( stream /],
    ["playground.v1.Everything", /map<string, int32> stock = 5;/],
    ["playground.v1.Colour", /option allow_alias = true;[\s\S]*COLOUR_INFRARED = -1;/],
    ["playground.v1.Legacy", /optional group Label = 6 \{[\s\S]*extensions 100 to 199;/],
    ["playground.v1.Modern", /part = 4 \[features = \{ message_encoding: DELIMITED \}\];/],
    ["playground.v1.Latest", /number = 2 \[features = \{ field_presence: IMPLICIT \}\];/],
    ["playground.v1.Review.review", /\.playground\.v1\.Review review = 110;/],
  ])("describes %s", async (symbol, wanted) => {
    const { code, stdout } = await run([], "describe", symbol);
    expect(stdout).toMatch(wanted);
    expect(code).toBe(0);
  });

  it.each(documents)("%s", async (method, document) => {
    const { code, stdout, stderr } = await call(method, document);
    expect(stderr).toBe("");
    expect(parseJsonStream(stdout)).toEqual([document]);
    expect(code).toBe(0);
  });

  it("calls by the .proto, which imports nothing of an edition that it cannot compile", async () => {
    const scalars = { anInt32: -1, aUint64: "18446744073709551615", aDouble: "-Infinity" };
    const schema = ["-import-path", protos, "-proto", "playground/v1/kitchen_sink.proto"];
    const { code, stdout, stderr } = await run(
      [...schema, "-d", JSON.stringify(scalars)],
      "playground.v1.KitchenSink/EchoScalars",
    );
    expect(stderr).toBe("");
    expect(parseJsonStream(stdout)).toEqual([scalars]);
    expect(code).toBe(0);
  });

  it("streams up, down and both ways", async () => {
    const [first, second] = [{ name: "a" }, { name: "b", fragile: false }];
    const repeated = await call("Repeat", { message: second, times: 3 });
    expect(parseJsonStream(repeated.stdout)).toEqual([second, second, second]);
    const gathered = await call("Gather", first, second);
    expect(parseJsonStream(gathered.stdout)).toEqual([{ messages: [first, second] }]);
    const conversed = await call("Converse", first, second);
    expect(parseJsonStream(conversed.stdout)).toEqual([first, second]);
  });
});

describePeers(["buf"], "curl echoes by reflection", (buf) => {
  /** What grpcurl 1.9.4 writes wrongly or reads only as an object. */
  const more: [method: string, document: Json][] = [
    ["EchoEverything", { visible: "name,madeAt" }],
    [
      "EchoModern",
      { requiredText: "", delimitedPart: { inner: {} }, delimitedParts: [{}], motor: { left: 1 } },
    ],
    ["EchoLatest", { delimitedStops: [{}, { place: "here" }] }],
  ];

  it.each([...documents, ...more])("%s", async (method, document) => {
    const { code, stdout, stderr } = await runProgram(buf, [
      "curl",
      "--http2-prior-knowledge",
      "--protocol",
      "grpc",
      "-d",
      JSON.stringify(document),
      `http://${playground.grpc}/${serviceOf(method)}/${method}`,
    ]);
    expect(stderr).toBe("");
    expect(parseJsonStream(stdout)).toEqual([document]);
    expect(code).toBe(0);
  });
});
