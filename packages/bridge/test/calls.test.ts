import { describe, expect, test } from "vitest";
import { startGreeter } from "./support/greeter.ts";
import { startStand } from "./support/stand.ts";

async function collect<T>(messages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const message of messages) all.push(message);
  return all;
}

describe("a call of each type", () => {
  test("unary", async () => {
    const target = await startGreeter();
    const stand = await startStand();
    const answer = await stand.greeter(target).sayHello({ greeting: "Hello", name: "Ada" });
    expect(answer.message).toBe("Hello Ada");
  });

  test("server streaming", async () => {
    const target = await startGreeter();
    const stand = await startStand();
    const answers = await collect(
      stand.greeter(target).parrotSaysHello({ greeting: "Hi", name: "Polly" }),
    );
    expect(answers.map(({ message }) => message)).toEqual(["Hi Polly", "Hi Polly", "Hi Polly"]);
  });

  test("client streaming", async () => {
    const target = await startGreeter();
    const stand = await startStand();
    const names = ["Ada", "Grace", "Edsger"];
    const answer = await stand.greeter(target).chattyClientSaysHello(
      (async function* () {
        for (const name of names) yield { greeting: "Hey", name };
      })(),
    );
    expect(answer.message).toBe("3 hellos");
    expect(answer.request.map(({ name }) => name)).toEqual(names);
  });

  test("bidirectional, each request waiting for the answer to the one before", async () => {
    const target = await startGreeter();
    const stand = await startStand();
    const events: string[] = [];
    let answered = Promise.withResolvers<void>();
    const answers = stand.greeter(target).interactingHello(
      (async function* () {
        for (const name of ["a", "b", "c"]) {
          events.push(`sent ${name}`);
          yield { greeting: "Hi", name };
          await answered.promise;
          answered = Promise.withResolvers();
        }
        events.push("half-closed");
      })(),
    );
    for await (const { message } of answers) {
      events.push(`received ${message}`);
      answered.resolve();
    }
    expect(events).toEqual([
      "sent a",
      "received Hi a",
      "sent b",
      "received Hi b",
      "sent c",
      "received Hi c",
      "half-closed",
    ]);
  });
});
