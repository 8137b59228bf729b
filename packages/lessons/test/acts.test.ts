import { interceptorInfos } from "@grpc-playground/interceptors";
import { expect, test } from "vitest";
import { readActs } from "../src/acts/read-acts.ts";
import { actWords, interceptorNames } from "../src/index.ts";
import { readYaml } from "../src/yaml/read-yaml.ts";

/** Acts as a lesson has them, in words; or what is wrong with them. */
function wordsOf(yaml: string): readonly string[] {
  const problems: string[] = [];
  const report = (_: number, message: string) => void problems.push(message);
  const map = readYaml(`show:\n${yaml}`, 1, report);
  const [entry] = map?.entries ?? [];
  const acts = entry === undefined ? [] : readActs(entry, report);
  return problems.length > 0 ? problems : acts.map(actWords);
}

test.each([
  ["- open: greet.Greeter/SayHello", "Open SayHello"],
  ["- fill: { name: Ada, tags: [a] }", 'Fill in name: Ada, tags: ["a"]'],
  ["- fill: {}", "Empty the form"],
  ["- metadata: { x-team: blue }", "Add metadata x-team: blue"],
  ["- metadata: {}", "Take the metadata out"],
  ["- deadline: 1500 ms", "Set the deadline to 1.5 s"],
  ["- deadline: none", "Take the deadline out"],
  [
    "- lab: { delay: 2 s, fail: ABORTED, fail-after: 2 }",
    "Set in the Lab: Delay 2 s, Fail with ABORTED, Fail after 2",
  ],
  ["- lab: {}", "Set nothing in the Lab"],
  ["- protocol: Connect JSON", "Choose Connect JSON"],
  [
    "- { target: tls-good, over: plaintext }",
    "Choose the server with the good certificate as the target, over plaintext",
  ],
  ["- target: own", "Choose the playground's own services as the target"],
  [
    "- interceptors: { client: [retry], server: [auth, logging] }",
    "Switch interceptors on (client: retry; server: auth, logging)",
  ],
  ["- interceptors: {}", "Switch all interceptors off"],
  ["- press: Half-close", "Press Half-close"],
  ["- until: sent 2", "Wait until you sent the second message"],
  ["- wait: 300 ms", "Wait 300 ms"],
  ["- view: Wire", "Open the tab Wire"],
  ["- answer: 12", "Answer: 12"],
])("%s is told as: %s", (yaml, words) => {
  expect(wordsOf(yaml)).toEqual([words]);
});

test.each([
  ["- press: Send\n  until: status", "An act has one key. Begin a new line with `- until:`."],
  ["- press: Send\n  over: TLS", "`over` stands beside `target` only."],
  ["- interceptors: { client: [firewall] }", "`client` is `logging`"],
  ["- Send", "`show` needs keys and values"],
])("%s is no act: %s", (yaml, problem) => {
  expect(wordsOf(yaml)[0]).toContain(problem);
});

test("the interceptors are those that there are", () => {
  expect(interceptorNames).toEqual(interceptorInfos.map(({ name }) => name));
});
