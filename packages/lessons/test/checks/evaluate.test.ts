import { Greeter } from "@grpc-playground/gen/greet_pb";
import { expect, test } from "vitest";
import { callOf, conversation, givenUp, open } from "../support/calls.ts";
import { find, readCheckText } from "../support/read-check.ts";

const talk = { service: "greet.Greeter", method: "InteractingHello" };
const hello = callOf((call) => call.end("OK"), { method: Greeter.method.sayHello });
const sized = (messages: number) =>
  callOf((call) => {
    for (let sent = 0; sent < messages; sent += 1) call.send("Ada");
    call.end("OK");
  });

test("all conditions have to hold on one call, not each on its own", () => {
  const yaml = "{ status: OK, sent: 1 }";
  expect(find(yaml, { calls: [conversation, open] }).passed).toBe(false);
  expect(find(yaml, { calls: [conversation, sized(1)] }).passed).toBe(true);
});

test("calls of other methods do not count, unless the step says any", () => {
  expect(find("status: OK", { calls: [hello] }, talk).passed).toBe(false);
  expect(find("status: OK", { calls: [hello] }).passed).toBe(true);
});

test("what is missing is told of the newest call, which is the one in view", () => {
  const { parts } = find("{ status: OK, sent: 2, received: 5 }", {
    calls: [givenUp, conversation],
  });
  expect(parts).toEqual([
    { words: "the call ended with OK", holds: true },
    { words: "you sent 2 messages", holds: true },
    { words: "the server sent 5 messages", holds: false },
  ]);
});

test("a call of another method is named, where none of the right one was made", () => {
  const { parts } = find("status: OK", { calls: [hello] }, talk);
  expect(parts).toEqual([
    { words: "the call is to InteractingHello; yours was to SayHello", holds: false },
  ]);
});

test("which method is sought is not given away", () => {
  const yaml = "calls: [{ method: greet.Greeter/InteractingHello, status: OK }]";
  expect(find(yaml, { calls: [hello] }).parts).toEqual([
    { words: "another method does this: yours was SayHello", holds: false },
  ]);
  expect(find(yaml, { calls: [conversation] }).passed).toBe(true);
  const compared = "calls: [{ status: OK }], compare: 1.sent > 1";
  expect(find(`{ ${compared} }`, { calls: [hello] }).passed).toBe(false);
});

test("several calls are different ones, in the order in which they were begun", () => {
  const yaml = "calls: [{ status: OK }, { status: CANCELLED }]";
  expect(find(yaml, { calls: [conversation, givenUp] }).passed).toBe(true);
  expect(find(yaml, { calls: [givenUp, conversation] }).passed).toBe(false);
  const twice = "calls: [{ status: OK }, { status: OK }]";
  expect(find(twice, { calls: [conversation] }).passed).toBe(false);
  expect(find(twice, { calls: [conversation, conversation] }).passed).toBe(true);
});

test("calls in the wrong order are told apart from calls that are missing", () => {
  const yaml = "calls: [{ status: OK }, { status: CANCELLED }]";
  expect(find(yaml, { calls: [givenUp, conversation] }).parts).toContainEqual(
    expect.objectContaining({ holds: false }),
  );
});

test("measures are compared, and among many calls those are found that compare so", () => {
  const yaml = "{ calls: [{ status: OK }, { status: OK }], compare: 2.sent-size > 1.sent-size }";
  expect(find(yaml, { calls: [sized(3), sized(2)] }).passed).toBe(false);
  expect(find(yaml, { calls: [sized(3), sized(2), sized(3), sized(1)] }).passed).toBe(true);
  const number = "{ calls: [{ status: OK }], compare: [1.sent = 3, 1.took < 1000] }";
  expect(find(number, { calls: [sized(3)] }).passed).toBe(true);
  expect(find(number, { calls: [sized(4)] }).passed).toBe(false);
});

test("the time of a call that goes on compares with nothing", () => {
  const yaml = "{ calls: [{ sent: 1 }], compare: 1.took < 100000 }";
  expect(find(yaml, { calls: [open] }).passed).toBe(false);
});

test("tabs have to be viewed, all that are named", () => {
  const viewed = new Set(["Wire", "Flow"] as const);
  expect(find("viewed: [Wire, Flow]", { viewed }).passed).toBe(true);
  expect(find("viewed: [Wire, Code]", { viewed }).passed).toBe(false);
});

test("answers: case and spaces make no difference, a measure is of the newest call", () => {
  expect(find('answer: ["half close", two]', { answer: "  Half  CLOSE " }).passed).toBe(true);
  expect(find("answer: two", { answer: "three" }).passed).toBe(false);
  expect(find("answer: two", {}).passed).toBe(false);
  const calls = [sized(3), sized(2)];
  expect(find("answer: { is: sent-size }", { calls, answer: "20 bytes" }).passed).toBe(true);
  expect(find("answer: { is: sent-size }", { calls, answer: "30" }).passed).toBe(false);
  expect(find("answer: { is: sent-size }", { answer: "0" }).passed).toBe(false);
});

test("a comparison of calls that there are not is the author's to mend", () => {
  expect(readCheckText("compare: 1.sent < 2.sent").problems[0]).toMatch(/`calls` has 0/);
});

test("however long a stream is, so many of its messages are looked at", () => {
  const long = callOf((call) => {
    for (let index = 0; index < 60_000; index += 1) call.receive(`Hello ${index}`);
  });
  let looks = 0;
  const messages = {
    length: long.log.messages.length,
    at(index: number) {
      looks += 1;
      return long.log.messages.at(index);
    },
  };
  const calls = [{ ...long, log: { ...long.log, messages } }];
  for (const yaml of [
    "reply: { message: never }",
    "request: { name: never }",
    "distinct: { message: 2 }",
    "order: [received 30000]",
    "order: [sent last]",
    "apart: { received: 1 s }",
  ]) {
    looks = 0;
    expect(find(yaml, { calls }).passed).toBe(false);
    expect(looks).toBeLessThanOrEqual(4_000);
  }
  expect(find("order: [received last]", { calls }).passed).toBe(true);
});
