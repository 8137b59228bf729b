import { expect } from "../support/test.ts";
import type { PlaygroundPage } from "../support/playground-page.ts";

/** One view of the page, with something real in it. */
export interface View {
  /** Also the name of its files. */
  readonly name: string;
  /** What a picture of it shows, for docs/screenshots/README.md. */
  readonly shows: string;
  /** Whether it stands alone, with no call beside it to present or to scroll to. */
  readonly isPage?: boolean;
  /** Brings the page there. */
  readonly reach: (playground: PlaygroundPage) => Promise<void>;
}

async function openTab(playground: PlaygroundPage, name: string): Promise<void> {
  await playground.response.getByRole("tab", { name, exact: true }).click();
}

function sequence(playground: PlaygroundPage) {
  return playground.response.getByRole("list", { name: "Sequence" });
}

/** A server stream of a few replies that has ended. */
async function stream(playground: PlaygroundPage, lab: Record<string, string>): Promise<void> {
  await playground.open("greet.Greeter", "ParrotSaysHello");
  await playground.greet("Hello", "World");
  await playground.setLab(lab);
  await playground.unfold("Lab").catch(() => undefined);
  await playground.button("Send").click();
}

/** A conversation: three questions, each answered before the next. */
async function talk(playground: PlaygroundPage): Promise<void> {
  await playground.open("greet.Greeter", "InteractingHello");
  for (const [index, name] of ["Ada", "Grace", "Barbara"].entries()) {
    await playground.greet("Hello", name);
    await playground.button("Send message").click();
    await expect(playground.messages).toHaveCount(2 * (index + 1));
  }
  await playground.button("Half-close").click();
  await expect(playground.status).toHaveText("OK");
}

async function compare(playground: PlaygroundPage, part: string): Promise<void> {
  await playground.open("greet.Greeter", "SayHello");
  for (const greeting of ["Hello", "Good morning"]) {
    await playground.greet(greeting, "World");
    await playground.button("Send").click();
    await expect(playground.messages.last()).toHaveAccessibleName(new RegExp(greeting));
    await expect(playground.status).toHaveText("OK");
  }
  await openTab(playground, "Compare");
  await playground.response.getByRole("radio", { name: part, exact: true }).click();
  if (part !== "Protocols") {
    await expect(playground.response.getByRole("table").first()).toBeVisible();
  }
}

export const views: readonly View[] = [
  {
    name: "timeline",
    shows:
      "The timeline of a bidirectional call: each event with its time, gap, size and direction; above it the filter, the search, and the strip of time that zooms.",
    reach: talk,
  },
  {
    name: "errors",
    shows:
      "A stream that failed after two replies: what the code means, who usually raises it, what to do next, and the google.rpc details, decoded with nothing imported.",
    reach: async (playground) => {
      await stream(playground, { Delay: "20", "Fail with": "UNAVAILABLE", "Fail after": "2" });
      await expect(playground.status).toHaveText("UNAVAILABLE");
    },
  },
  {
    name: "sequence",
    shows: "The same conversation between two lanes, as it went.",
    reach: async (playground) => {
      await talk(playground);
      await openTab(playground, "Sequence");
      await expect(sequence(playground)).toBeVisible();
    },
  },
  {
    name: "sequence-long",
    shows: "A sequence of 2,000 replies: what is alike is drawn as a group that opens.",
    reach: async (playground) => {
      await stream(playground, { Delay: "0", Replies: "2000" });
      await expect(playground.status).toHaveText("OK");
      await openTab(playground, "Sequence");
      await expect(sequence(playground)).toBeVisible();
    },
  },
  {
    name: "wire",
    shows:
      "The bytes of one message beside the fields that they are, and below them the HTTP/2 frames of this call.",
    reach: async (playground) => {
      await talk(playground);
      await openTab(playground, "Wire");
      await expect(playground.response.getByText("HEADERS").first()).toBeVisible();
    },
  },
  {
    name: "flow",
    shows:
      "Back-pressure: reading was paused, the windows filled up at every hop, and the target had to stop.",
    reach: async (playground) => {
      await stream(playground, { Delay: "0", Replies: "20000", "Reply size": "4096" });
      await playground.response.getByRole("button", { name: "Pause reading" }).click();
      await expect(playground.response).toContainText(/has stopped/i);
    },
  },
  {
    name: "compare-protocols",
    shows: "One request over gRPC, gRPC-Web, Connect and Connect's JSON form, side by side.",
    reach: async (playground) => {
      await compare(playground, "Protocols");
      await playground.response.getByRole("button", { name: "Compare", exact: true }).click();
      await expect(playground.response.getByRole("table").first()).toBeVisible();
      await expect(
        playground.response.getByRole("button", { name: "Compare", exact: true }),
      ).toBeEnabled();
    },
  },
  {
    name: "compare-runs",
    shows: "Two runs of one method, and what differs between them.",
    reach: (playground) => compare(playground, "Runs"),
  },
  {
    name: "compare-sizes",
    shows: "One message as protobuf, as JSON and gzipped, field by field.",
    reach: (playground) => compare(playground, "Sizes"),
  },
  {
    name: "decode",
    isPage: true,
    shows: "The Decode page: bytes pasted as hex, read as a gRPC body, with the type that fits.",
    reach: async (playground) => {
      await playground.page.goto("/#/decode");
      await playground.page
        .getByLabel("Bytes", { exact: true })
        .fill("00 00 00 00 0e 0a 05 57 6f 72 6c 64 12 05 48 65 6c 6c 6f");
      await expect(playground.page.getByRole("region", { name: "Decoded" })).toBeVisible();
    },
  },
  {
    name: "lesson",
    shows:
      "A step of a lesson beside the call that it watches: done, with what there is to read, and the next step.",
    reach: async (playground) => {
      const { page } = playground;
      await page.goto("/#/learn/client-streaming/1");
      const lesson = page.getByRole("region", { name: "Lesson", exact: true });
      await expect(lesson.getByRole("status")).toHaveText("Not yet");
      await expect(lesson).not.toHaveAttribute("aria-busy", "true");
      for (const name of ["Ada", "Grace", "Edsger"]) {
        await playground.field("name").fill(name);
        await playground.button("Send message").click();
        await expect(playground.messages.last()).toContainText(name);
      }
      await playground.button("Half-close").click();
      await expect(lesson.getByRole("status")).toHaveText("Done");
    },
  },
  {
    name: "course",
    isPage: true,
    shows: "The course: 22 lessons in four parts, with what is done of each.",
    reach: async ({ page }) => {
      await page.goto("/#/learn");
      await expect(page.getByRole("heading", { name: "Learn gRPC" })).toBeVisible();
    },
  },
  {
    name: "interceptors",
    shows:
      "A call's way through the interceptors of both ends, drawn from what they saw: the second attempt of a retried call got through.",
    reach: async (playground) => {
      await playground.open("greet.Greeter", "SayHello");
      await playground.setLab({ "Fail with": "UNAVAILABLE", "Fail attempts": "1" });
      await playground.request.getByRole("button", { name: /^Interceptors/ }).click();
      const on = async (group: string, names: readonly string[]) => {
        const side = playground.request.getByRole("group", { name: group, exact: true });
        for (const name of names) await side.getByRole("switch", { name, exact: true }).click();
      };
      await on("Client interceptors", ["Logging", "Retry", "Auth"]);
      await on("Server interceptors", ["Error logger", "Auth"]);
      await playground.button("Send").click();
      await expect(playground.status).toHaveText("OK");
      await openTab(playground, "Interceptors");
      await expect(playground.response.getByText("What they saw, in order")).toBeVisible();
    },
  },
  {
    name: "code",
    shows: "The request as it stands, as a program in Python; it changes while one types.",
    reach: async (playground) => {
      await playground.open("greet.Greeter", "InteractingHello");
      await playground.button("Send message").click();
      await expect(playground.messages).toHaveCount(2);
      await openTab(playground, "Code");
      await playground.response.getByRole("radio", { name: "Python", exact: true }).click();
      await expect(playground.response.getByText("import grpc").first()).toBeVisible();
    },
  },
  {
    name: "what-if",
    shows:
      "What would have happened if the server had been killed: the call once more, beside the first.",
    reach: async (playground) => {
      await playground.open("greet.Greeter", "ParrotSaysHello");
      await playground.setLab({ Delay: "200", Replies: "4" });
      await playground.button("Send").click();
      await expect(playground.status).toHaveText("OK");
      await playground.response.getByRole("button", { name: "…the server were killed?" }).click();
      await expect(playground.response.getByText(/^What changed: UNAVAILABLE/)).toBeVisible();
    },
  },
];
