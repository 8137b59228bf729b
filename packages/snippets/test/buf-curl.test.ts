import { describe, expect, test } from "vitest";
import { looksLikeCommand } from "../src/looks-like-command.ts";
import { accepted, refused } from "./read.ts";

const url = "http://localhost:8080/greet.Greeter/SayHello";

describe("a buf curl command", () => {
  test("says what is called, and with what", () => {
    const text = `buf curl --schema proto --http2-prior-knowledge --timeout 1m0.5s \\
      --header 'X-Id: 1' -H "authorization: Bearer abc" --data '{"name": "Ada"}' ${url}`;
    expect(accepted(text)).toEqual({
      tool: "buf curl",
      address: "localhost:8080",
      tls: false,
      service: "greet.Greeter",
      method: "SayHello",
      metadata: [
        ["x-id", "1"],
        ["authorization", "Bearer abc"],
      ],
      messages: ['{"name": "Ada"}'],
      deadlineMs: 60_500,
      notes: [expect.stringContaining("--schema")],
    });
  });

  // Each of these was tried with buf 1.75 against a server that prints what it gets.
  test.each([
    ["-d'{}'", { messages: ["{}"] }],
    ["-d='{}'", { messages: ["{}"] }],
    ["--data='{}'", { messages: ["{}"] }],
    ["-kvd '{}'", { messages: ["{}"] }],
    ["-H=x-a:1", { metadata: [["x-a", "1"]] }],
    [
      "-H '\"x-a: 1,2\",x-b: 3'",
      {
        metadata: [
          ["x-a", "1,2"],
          ["x-b", "3"],
        ],
      },
    ],
    // buf itself refuses this one: a part without a colon.
    ["-H 'x-a: 1,2'", { metadata: [["x-a", "1,2"]] }],
    ["--timeout 0", { deadlineMs: undefined }],
    ["--timeout 250ms", { deadlineMs: 250 }],
    ["--timeout 1h2m3s", { deadlineMs: 3_723_000 }],
  ])("takes %s", (flags, expected) => {
    expect(accepted(`buf curl ${flags} ${url}`)).toMatchObject(expected);
    expect(accepted(`buf curl ${url} ${flags}`)).toMatchObject(expected);
  });

  test.each([
    ["https://h/a.B/C", "h:443", true],
    ["http://h/a.B/C", "h:80", false],
    ["https://h:1/a.B/C?x=1", "h:1", true],
    ["https://[::1]:7/a.B/C", "[::1]:7", true],
  ])("at %s calls %s", (typed, address, tls) => {
    expect(accepted(`buf curl ${typed}`)).toMatchObject({
      address,
      tls,
      service: "a.B",
      method: "C",
    });
  });

  test("takes headers and body from one here-document", () => {
    const text = `buf curl --data @- --header @- --protocol grpcweb ${url} <<EOM
Custom-Header-1: foo-bar-baz
Authorization: token jas8374

{"sentence": "Hi, doc. I feel hungry."}
{"sentence": "What is the answer?"}
EOM`;
    expect(accepted(text)).toMatchObject({
      metadata: [
        ["custom-header-1", "foo-bar-baz"],
        ["authorization", "token jas8374"],
      ],
      messages: ['{"sentence": "Hi, doc. I feel hungry."}', '{"sentence": "What is the answer?"}'],
      notes: [expect.stringContaining("gRPC-Web")],
    });
  });

  test("takes headers alone, or the body alone, from standard input", () => {
    expect(accepted(`buf curl -H @- -d '{}' ${url} <<EOM\na: 1\nb: 2\nEOM`)).toMatchObject({
      metadata: [
        ["a", "1"],
        ["b", "2"],
      ],
      messages: ["{}"],
    });
    expect(accepted(`buf curl -d @- ${url} <<EOM\n{}\n\n{}\nEOM`).messages).toEqual(["{}", "{}"]);
  });

  test.each([
    ["-d @body.json", "in the file body.json"],
    ["-H @headers", "in the file headers"],
    ["-u me:s3cret", "-u"],
    ["--unix-socket /s", "--unix-socket"],
    ["-k --cacert c", "-k and --cacert"],
    ["--brand-new", "--brand-new"],
    ["--reflect-header '*'", "--reflect-header"],
  ])("tells of %s", (flags, words) => {
    const { notes } = accepted(`buf curl ${flags} ${url}`);
    expect(notes).toEqual([expect.stringContaining(words)]);
    expect(notes.join()).not.toContain("s3cret");
  });

  test("tells of a path that gRPC has no place for", () => {
    expect(accepted("buf curl https://h/api/v1/a.B/C")).toMatchObject({
      service: "a.B",
      notes: [expect.stringContaining("/api/v1")],
    });
  });

  test.each([
    ["buf curl", 1, "URL is missing"],
    ["buf curl localhost:8080/a.B/C", 10, "is not a URL"],
    ["buf curl http://localhost:8080", 10, "names no method"],
    ["buf curl --list-services http://localhost:8080", 10, "calls nothing"],
    ["buf curl --timeout 5 http://h/a.B/C", 20, "5s, 500ms"],
    ["buf curl http://h/a.B/C x", 25, "one word too many"],
  ])("%j is refused", (text, column, words) => {
    expect(refused(text)).toMatchObject({ column, message: expect.stringContaining(words) });
  });
});

describe("a plain curl to a Connect URL", () => {
  test("says what is called, and with what", () => {
    const text = `curl -sS -X POST -H 'content-type: application/json' -H 'connect-timeout-ms: 500' \\
      -H 'X-Id: 1' -d '{"name":"Ada"}' ${url}`;
    expect(accepted(text)).toEqual({
      tool: "curl",
      address: "localhost:8080",
      tls: false,
      service: "greet.Greeter",
      method: "SayHello",
      metadata: [["x-id", "1"]],
      messages: ['{"name":"Ada"}'],
      deadlineMs: 500,
      notes: [],
    });
  });

  test.each([
    [`curl ${url} --json '{}' -m 2`, { messages: ["{}"], deadlineMs: 2000 }],
    [`curl --url ${url} --data-raw @x`, { messages: ["@x"] }],
    [`curl ${url} -d @- <<< '{}'`, { messages: ["{}"] }],
    [`curl -H 'x-empty;' ${url}`, { metadata: [["x-empty", ""]] }],
    [`curl -b s3cret ${url}`, { notes: [expect.stringContaining("-b")] }],
  ])("%s", (text, expected) => expect(accepted(text)).toMatchObject(expected));

  test.each([
    ["curl", "URL is missing"],
    [`curl -X GET ${url}`, "A call is a POST"],
    [`curl -H 'content-type: application/proto' -d x ${url}`, "Only JSON"],
    ["curl https://example.com/", "names no method"],
  ])("%s is refused", (text, words) => {
    expect(refused(text).message).toContain(words);
  });
});

test.each([
  ["grpcurl -plaintext", true],
  ["\n  $ grpcurl\n", true],
  ["buf curl --data", true],
  ["buf  curl https", true],
  ["grpcurl", false],
  ["buf build", false],
  ["I ran grpcurl -d", false],
  ["grpcurls are fun", false],
])("%j looks like a command: %s", (text, looks) => expect(looksLikeCommand(text)).toBe(looks));
