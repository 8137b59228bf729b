import { describe, expect, test } from "vitest";
import { accepted, refused } from "./read.ts";

const call = "localhost:50051 greet.Greeter/SayHello";

describe("a grpcurl command", () => {
  test("says what is called, and with what", () => {
    const text = `grpcurl -plaintext -max-time 2.5 \\
  -H 'Authorization: Bearer abc' -rpc-header "x-id: 1" -H x-empty \\
  -d '{"greeting": "Hello", "name": "O'\\''Hara"}' \\
  ${call}`;
    expect(accepted(text)).toEqual({
      tool: "grpcurl",
      address: "localhost:50051",
      tls: false,
      service: "greet.Greeter",
      method: "SayHello",
      metadata: [
        ["authorization", "Bearer abc"],
        ["x-empty", ""],
        ["x-id", "1"],
      ],
      messages: [`{"greeting": "Hello", "name": "O'Hara"}`],
      deadlineMs: 2500,
      notes: [],
    });
  });

  test.each([
    ["-d={} -plaintext=true", { tls: false, messages: ["{}"] }],
    ["--d {} --plaintext", { tls: false, messages: ["{}"] }],
    ["-plaintext=false", { tls: true, messages: [] }],
    ["-d '{\"a\":1}' -d '{\"a\":2}'", { messages: ['{"a":2}'] }],
    ["-max-time 0", { deadlineMs: undefined }],
    ["-max-time 0.0001", { deadlineMs: 1 }],
    ["-v -vv -emit-defaults -format json -msg-template --", { notes: [] }],
    ["-d ''", { messages: [], notes: [] }],
    ["-H 'grpc-timeout: 250m'", { deadlineMs: 250, metadata: [], notes: [] }],
  ])("takes %s", (flags, expected) => {
    expect(accepted(`grpcurl ${flags} ${call}`)).toMatchObject(expected);
  });

  test.each([
    ["h:1", "h:1"],
    ["h", "h:443"],
    ["[::1]:50051", "[::1]:50051"],
    ["[::1]", "[::1]:443"],
    ["dns:///h:1", "h:1"],
    ["dns://8.8.8.8/h:1", "h:1"],
    ["unix:///tmp/s", undefined],
    ["xds:///h", undefined],
  ])("at %s calls %s", (typed, address) => {
    expect(accepted(`grpcurl ${typed} a.B/C`).address).toBe(address);
  });

  test.each([
    ["a.b.C/D", "a.b.C", "D"],
    ["a.b.C.D", "a.b.C", "D"],
    ["C/D", "C", "D"],
  ])("names the method by %s", (typed, service, method) => {
    expect(accepted(`grpcurl h:1 ${typed}`)).toMatchObject({ service, method });
  });

  test.each([
    ['-d @ CALL <<EOM\n{"a":1}\n{"a":2}\nEOM', ['{"a":1}', '{"a":2}']],
    ["-d @ CALL <<< '{}'", ["{}"]],
    ['-d \'{"a":1}{"a":"}{"}  [1] 2 "x"\' CALL', ['{"a":1}', '{"a":"}{"}', "[1]", "2", '"x"']],
    ["-d '{\"a\":' CALL", ['{"a":']],
    ["-d '{a:1} oops {}' CALL", ["{a:1}", "oops", "{}"]],
    ["-d '{},{}' CALL", ["{}", "{}"]],
  ])("%j carries its messages", (rest, messages) => {
    expect(accepted(`grpcurl ${rest.replace("CALL", call)}`).messages).toEqual(messages);
  });

  test.each([
    ["x-bin", "AQID", "AQID"],
    ["x-bin", "_-8=", "/+8="],
    ["x-bin", "_-8", "/+8"],
    // No base64, and so grpcurl sends the text itself.
    ["x-bin", "é", "w6k="],
    ["x-bin", "AQ=", "QVE9"],
  ])("%s: %s becomes %s", (name, value, expected) => {
    expect(accepted(`grpcurl -H '${name}: ${value}' ${call}`).metadata).toEqual([[name, expected]]);
  });
});

describe("what surrounds it", () => {
  test.each([
    [`$ grpcurl ${call}`, []],
    [`./bin/grpcurl ${call}`, []],
    [`grpcurl.exe ${call}`, []],
    [`docker run --rm fullstorydev/grpcurl:v1.9 ${call}`, ["docker run --rm"]],
    [`TOKEN=s3cret grpcurl ${call}`, ["TOKEN=…"]],
    [`cd /tmp && grpcurl ${call} | jq .`, ["2 other commands"]],
    [`# greets\n\ngrpcurl ${call} > out 2>&1\n`, []],
    [`echo '{}' | grpcurl ${call}`, []],
  ])("%s", (text, words) => {
    const { notes, method } = accepted(text);
    expect(method).toBe("SayHello");
    expect(notes).toEqual(words.map((each) => expect.stringContaining(each)));
    expect(notes.join()).not.toContain("s3cret");
  });

  test.each([
    [`echo '{"a": 1}' | grpcurl -d @ ${call}`, ['{"a": 1}']],
    [`cat <<EOM | grpcurl -d @ ${call}\n{"a": 1}\nEOM`, ['{"a": 1}']],
  ])("%j is fed to it", (text, messages) => expect(accepted(text).messages).toEqual(messages));
});

describe("what does not go along is told", () => {
  test.each([
    ["-d @", "comes from standard input"],
    ["-d @ < body.json", "in the file body.json"],
    ['-d {"a":1}', "no quotes around it"],
    [String.raw`-d '{\"a\":1}'`, "take them out"],
    ["-d '{},{}'", "without commas"],
    ["-proto a.proto -import-path .", "-proto and -import-path"],
    ["-insecure", "-insecure"],
    ["-authority x -connect-timeout 3", "-authority and -connect-timeout"],
    ["-reflect-header 'a: b'", "-reflect-header"],
    ["-expand-headers -H 'a: ${B}'", "${B} stands as written"],
    ["-brand-new -d {}", "-brand-new"],
    ['-H "a: $TOKEN"', "The value of $TOKEN (line 1, column 16)"],
    ['-d "$(cat body)"', "The output of $(cat body) (line 1, column 13)"],
    ["-H 'user-agent: x'", "user-agent"],
  ])("%s", (flags, words) => {
    const [flag, redirection = ""] = flags.split(/(?= <)/);
    expect(accepted(`grpcurl ${flag} ${call}${redirection}`).notes).toEqual(
      expect.arrayContaining([expect.stringContaining(words)]),
    );
  });

  test("a flag that is not known may have a value", () => {
    expect(accepted(`grpcurl -brand-new 7 ${call}`)).toMatchObject({
      address: "localhost:50051",
      notes: [expect.stringContaining("-brand-new")],
    });
  });

  test("flags after the address are read, and that grpcurl would not", () => {
    expect(accepted(`grpcurl ${call} -d '{}'`)).toMatchObject({
      messages: ["{}"],
      notes: [expect.stringContaining("before the address only")],
    });
  });

  test("no note holds a value of metadata", () => {
    const { notes } = accepted(
      `grpcurl -H 'authorization: s3cret' -reflect-header 'a: s3cret' -H 'te: s3cret' -x=s3cret ${call}`,
    );
    expect(notes).not.toEqual([]);
    expect(notes.join()).not.toContain("s3cret");
  });
});

describe("what is no call is refused, with its place", () => {
  test.each([
    ["grpcurl", 1, 1, "address and the method are missing"],
    ["grpcurl\n", 1, 1, "address and the method are missing"],
    ["grpcurl h:1", 1, 9, 'After "h:1" the method is missing'],
    ["grpcurl h:1 list", 1, 13, "calls nothing"],
    ["grpcurl h:1 describe a.B", 1, 13, "calls nothing"],
    ["grpcurl list", 1, 9, "calls nothing"],
    ["grpcurl h:1 a.B/C d", 1, 19, "one word too many"],
    ["grpcurl h:1 SayHello", 1, 13, "is not a method"],
    ["grpcurl -d", 1, 9, "needs a value"],
    ["grpcurl \\\n -format text -d x h:1 a.B/C", 2, 10, "Write it as JSON"],
    ["grpcurl -max-time soon h:1 a.B/C", 1, 19, "is no time"],
    ["grpcurl \\\n  -d '{} h:1 a.B/C", 2, 6, "never closed"],
    ["", 1, 1, "Paste a grpcurl"],
    ["ls -l", 1, 1, '"ls" is not a tool'],
    ["buf build", 1, 1, '"buf" is not a tool'],
  ])("%j", (text, line, column, words) => {
    expect(refused(text)).toMatchObject({ line, column, message: expect.stringContaining(words) });
  });
});

test.each([
  "brew install grpcurl",
  "go install github.com/fullstorydev/grpcurl/cmd/grpcurl@latest",
  "docker pull fullstorydev/grpcurl:v1.9.3",
])("%s before the command is not taken for it", (install) => {
  const { address, method, notes } = accepted(
    `${install}\ngrpcurl localhost:50051 greet.Greeter/SayHello`,
  );
  expect({ address, method }).toEqual({ address: "localhost:50051", method: "SayHello" });
  expect(notes).toEqual(["Left out: another command beside this one."]);
});
