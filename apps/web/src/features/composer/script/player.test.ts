import { createRouterTransport } from "@connectrpc/connect";
import { startCall, type Call } from "@grpc-playground/call";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { createDraft, updateDraft, type MessageDraft } from "@grpc-playground/schema";
import { describe, expect, onTestFinished, test } from "vitest";
import { createStore } from "../../../shared/lib/store.ts";
import { changeStep, duplicateStep, moveStep, removeStep } from "./edit-script.ts";
import type { Clock } from "./pace.ts";
import type { PlayerState } from "./player-state.ts";
import { createPlayer } from "./player.ts";
import { recordScript } from "./record-script.ts";
import { emptyScript, withSteps, type Script } from "./script.ts";

const method = Greeter.method.interactingHello;

/** A clock that stands until it is told to go. */
function handClock() {
  let now = 1000;
  let nextId = 0;
  const alarms = new Map<number, { at: number; run: () => void }>();
  const clock: Clock = {
    now: () => now,
    after: (ms, run) => {
      const id = nextId++;
      alarms.set(id, { at: now + ms, run });
      return () => alarms.delete(id);
    },
  };
  return {
    clock,
    alarms: () => alarms.size,
    /** Lets so much time pass, and then rings what is due: late, as browsers do. */
    pass: (ms: number) => {
      now += ms;
      for (const [id, { at, run }] of alarms) {
        if (at > now) continue;
        alarms.delete(id);
        run();
      }
    },
  };
}

/** A script of messages with these delays, a player of it, and a Greeter in memory to play to. */
function setUp(delays: readonly string[], change: Partial<Script> = {}) {
  const steps = delays.map((delay, index) => ({
    draft: updateDraft(createDraft(method.input), ["name"], () => ({
      kind: "text",
      text: String(index + 1),
    })),
    json: undefined,
    delay,
  }));
  const script = createStore<Script>({ ...withSteps(emptyScript, steps), ...change });
  const hand = handClock();
  const calls: Call[] = [];
  const life = new AbortController();
  let answers = Number.POSITIVE_INFINITY;
  const transport = createRouterTransport(({ service }) => {
    service(Greeter, {
      async *interactingHello(requests) {
        let got = 0;
        for await (const { name } of requests) {
          yield { message: name };
          if (++got >= answers) return;
        }
      },
    });
  });
  const stage = {
    line: {
      current: () => calls.at(-1),
      open: () => {
        const call = startCall({ transport, method, clock: hand.clock.now });
        calls.push(call);
        return call;
      },
      signal: () => life.signal,
    },
    options: { options: { headers: new Headers() }, issues: [], summary: [] },
    rules: undefined,
  };
  const player = createPlayer(script, hand.clock);
  onTestFinished(() => calls.forEach((call) => call.cancel()));
  const when = (holds: (state: PlayerState) => boolean) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = () => holds(player.state.get()) && resolve();
    const leave = player.state.subscribe(look);
    look();
    return promise.then(leave);
  };
  return {
    ...hand,
    player,
    script,
    stage,
    life,
    calls,
    edit: (next: Script) => script.set(next),
    endsAfter: (count: number) => {
      answers = count;
    },
    /** Resolves once the player waits for this step. */
    waitsFor: (id: number) => when(({ next, busySince }) => next === id && busySince === undefined),
    phase: (phase: PlayerState["phase"]) => when((state) => state.phase === phase),
    sent: () =>
      calls.flatMap(({ log }) =>
        recordScript({ method, log }, undefined).steps.map(({ draft }) => {
          const name = draft.fields.get("name");
          return name?.kind === "text" ? name.text : "";
        }),
      ),
    times: () =>
      calls.flatMap(({ log }) =>
        Array.from({ length: log.messages.length }, (_, index) => log.messages.at(index))
          .filter((event) => event?.kind === "message-sent")
          .map((event) => event?.at),
      ),
  };
}

/** A rule that the second message breaks. */
function oddOnly({ fields }: MessageDraft): readonly string[] {
  const name = fields.get("name");
  return name?.kind === "text" && name.text === "2" ? ["name: must be odd"] : [];
}

describe("a player", () => {
  test("sends on schedule, opening the call with the first, and half-closes at the end", async () => {
    const set = setUp(["100ms", "200ms", "300ms"]);
    set.player.play(set.stage);
    expect(set.calls).toHaveLength(0);
    expect(set.player.dueIn()).toBe(100);
    set.pass(100);
    await set.waitsFor(2);
    expect(set.player.place()).toMatchObject({ number: 2, total: 3 });
    expect(set.player.dueIn()).toBe(200);
    set.pass(199);
    expect(set.player.dueIn()).toBe(1);
    expect(set.sent()).toEqual(["1"]);
    set.pass(1);
    await set.waitsFor(3);
    expect(set.player.isSent(2)).toBe(true);
    expect(set.player.isSent(3)).toBe(false);
    set.pass(300);
    await set.phase("done");
    expect(set.player.state.get().why).toBe(
      "All 3 messages are sent, and the call is half-closed.",
    );
    expect((await set.calls[0]?.done)?.name).toBe("OK");
    expect(set.sent()).toEqual(["1", "2", "3"]);
    expect(set.times()).toEqual([0, 200, 500]);
    expect(set.alarms()).toBe(0);
  });

  test("reckons from due time to due time: an alarm that is late makes no other late", async () => {
    const set = setUp(["100ms", "100ms", "100ms", "100ms"]);
    set.player.play(set.stage);
    set.pass(170);
    await set.waitsFor(2);
    expect(set.player.dueIn()).toBe(30);
    // What has been missed altogether is made up for at once.
    set.pass(130);
    await set.waitsFor(4);
    expect(set.player.dueIn()).toBe(100);
  });

  test("keeps a call open that is not to be half-closed, and goes on with it", async () => {
    const set = setUp(["", ""], { halfClose: false });
    set.player.play(set.stage);
    await set.phase("done");
    expect(set.calls[0]?.log.find("half-closed")).toBeUndefined();
    expect(set.player.state.get().why).toContain("The call stays open");
    set.player.play(set.stage);
    await set.phase("playing");
    await set.phase("done");
    expect(set.calls).toHaveLength(1);
    expect(set.sent()).toEqual(["1", "2", "1", "2"]);
  });

  test("stands while it is paused, and goes on with what was left of the delay", async () => {
    const set = setUp(["", "1s"]);
    set.player.play(set.stage);
    await set.waitsFor(2);
    set.pass(400);
    set.player.pause();
    expect(set.player.state.get().phase).toBe("paused");
    expect(set.alarms()).toBe(0);
    set.pass(60_000);
    set.player.play(set.stage);
    expect(set.player.dueIn()).toBe(600);
    set.pass(600);
    await set.phase("done");
    expect(set.sent()).toEqual(["1", "2"]);
  });

  test("goes step by step, whatever the delays, and on schedule from there", async () => {
    const set = setUp(["1h", "1h", "50ms"]);
    set.player.step(set.stage);
    await set.waitsFor(2);
    expect(set.player.state.get().phase).toBe("stepping");
    expect(set.player.dueIn()).toBeUndefined();
    set.pass(7_200_000);
    set.player.step(set.stage);
    await set.waitsFor(3);
    expect(set.sent()).toEqual(["1", "2"]);
    set.player.play(set.stage);
    expect(set.player.dueIn()).toBe(50);
    set.pass(50);
    await set.phase("done");
    expect(set.sent()).toEqual(["1", "2", "3"]);
  });

  test("changes its speed in the middle of a delay", async () => {
    const set = setUp(["1s"], { speed: 2 });
    set.player.play(set.stage);
    expect(set.player.dueIn()).toBe(500);
    set.pass(250);
    set.edit({ ...set.script.get(), speed: 0.5 });
    expect(set.player.dueIn()).toBe(1000);
    set.edit({ ...set.script.get(), speed: 10 });
    expect(set.player.dueIn()).toBe(50);
    set.pass(50);
    await set.phase("done");
  });

  test("plays so many rounds, and half-closes after the last", async () => {
    const set = setUp(["", "10ms"], { repeat: "3" });
    set.player.play(set.stage);
    for (let round = 1; round <= 3; round++) {
      await set.waitsFor(2);
      expect(set.player.place()).toMatchObject({ number: 2, round, rounds: 3 });
      set.pass(10);
    }
    await set.phase("done");
    expect(set.sent()).toEqual(["1", "2", "1", "2", "1", "2"]);
    expect(set.player.state.get().why).toContain("All 6 messages");
  });

  test("stops when asked, leaves the call open and says so", async () => {
    const set = setUp(["", "1s"]);
    set.player.play(set.stage);
    await set.waitsFor(2);
    set.player.stop();
    expect(set.player.state.get().why).toMatch(
      /^Stopped before message 2 of 2. The call stays open/,
    );
    expect(set.alarms()).toBe(0);
    set.pass(5000);
    expect(set.calls[0]?.log.ended).toBe(false);
    expect(set.sent()).toEqual(["1"]);
  });
});

describe("a player stops with the reason", () => {
  test("when the call ends", async () => {
    const set = setUp(["", "", "1s"]);
    set.endsAfter(2);
    set.player.play(set.stage);
    await set.phase("stopped");
    expect(set.player.state.get().why).toBe(
      "Stopped before message 3 of 3: the call ended with OK. Play starts from the first again.",
    );
    expect(set.alarms()).toBe(0);
  });

  test.each([
    ["the call was cancelled", (call: Call | undefined) => call?.cancel()],
    ["the call is half-closed", (call: Call | undefined) => call?.halfClose()],
  ])("when %s", async (why, act) => {
    const set = setUp(["", "1s"]);
    set.player.play(set.stage);
    await set.waitsFor(2);
    act(set.calls[0]);
    await set.phase("stopped");
    expect(set.player.state.get().why).toContain(why);
    expect(set.alarms()).toBe(0);
  });

  test("when what it calls is left, also before the first message", () => {
    const set = setUp(["1s"]);
    set.player.play(set.stage);
    set.life.abort();
    expect(set.player.state.get().phase).toBe("stopped");
    set.pass(1000);
    expect(set.calls).toHaveLength(0);
  });

  test("and starts nothing while something in it is wrong", () => {
    const set = setUp(["", "soon"], { repeat: "0" });
    set.player.play(set.stage);
    expect(set.player.state.get()).toMatchObject({ phase: "stopped", why: "Nothing was sent" });
    expect(set.player.state.get().problems).toEqual([
      expect.stringContaining("from 1 to 1000"),
      expect.stringMatching(/^Step 2: "soon" is not a delay/),
    ]);
    expect(set.calls).toHaveLength(0);
    const empty = setUp([]);
    empty.player.step(empty.stage);
    expect(empty.player.state.get().problems).toEqual([expect.stringContaining("Add a step")]);
  });

  test("when a message breaks a rule, unless that is to be so", async () => {
    const set = setUp(["", ""]);
    set.player.step({ ...set.stage, rules: oddOnly });
    expect(set.player.state.get()).toMatchObject({
      phase: "stopped",
      problems: ["Step 2: name: must be odd"],
      anyway: "step",
    });
    expect(set.calls).toHaveLength(0);
    set.player.play(set.stage);
    await set.phase("done");
    expect(set.player.state.get()).toMatchObject({ problems: [], anyway: undefined });
    expect(set.sent()).toEqual(["1", "2"]);
  });

  test("when the open call takes no more", async () => {
    const set = setUp(["", ""], { halfClose: false });
    set.player.play(set.stage);
    await set.phase("done");
    const { promise: isHalfClosed, resolve } = Promise.withResolvers<void>();
    set.calls[0]?.log.subscribe(() => {
      if (set.calls[0]?.log.find("half-closed") && !set.calls[0].log.ended) resolve();
    });
    set.calls[0]?.halfClose();
    await isHalfClosed;
    set.player.play(set.stage);
    expect(set.player.state.get().phase).toBe("stopped");
    expect(set.player.state.get().why).toContain("half-closed");
  });
});

describe("a script can be edited while it plays", () => {
  test("what has not been sent goes out in the order of the list, and nothing twice", async () => {
    const set = setUp(["", "1s", "1s", "1s", "1s"]);
    set.player.play(set.stage);
    await set.waitsFor(2);
    // Above the one that was next: so it is next.
    set.edit(moveStep(set.script.get(), 4, -3));
    await set.waitsFor(4);
    // What was sent is not sent again behind the others.
    set.edit(moveStep(set.script.get(), 1, 4));
    set.pass(1000);
    await set.waitsFor(2);
    set.edit(removeStep(set.script.get(), 2));
    await set.waitsFor(3);
    set.edit(duplicateStep(set.script.get(), 3));
    set.pass(1000);
    await set.waitsFor(6);
    set.pass(2000);
    await set.phase("done");
    expect(set.sent()).toEqual(["1", "4", "3", "3", "5"]);
  });

  test("and stops before a step that was spoilt", async () => {
    const set = setUp(["", "1s"]);
    set.player.play(set.stage);
    await set.waitsFor(2);
    set.edit(changeStep(set.script.get(), 2, { delay: "soon" }));
    set.pass(1000);
    expect(set.player.state.get().phase).toBe("stopped");
    expect(set.player.state.get().problems[0]).toMatch(/^Step 2: "soon"/);
    expect(set.calls[0]?.log.ended).toBe(false);
  });
});

test("a call is recorded with the time that passed between its messages", async () => {
  const set = setUp(["300ms", "1s", "2.5s"]);
  set.player.play(set.stage);
  for (const [id, ms] of [
    [2, 300],
    [3, 1000],
  ] as const) {
    set.pass(ms);
    await set.waitsFor(id);
  }
  set.pass(2500);
  await set.phase("done");
  const [call] = set.calls;
  if (!call) throw new Error("no call was made");
  await call.done;
  const { steps, missing, halfClosed } = recordScript(call, undefined);
  expect(steps.map(({ delay }) => delay)).toEqual(["0ms", "1s", "2.5s"]);
  expect({ missing, halfClosed }).toEqual({ missing: 0, halfClosed: true });
});
