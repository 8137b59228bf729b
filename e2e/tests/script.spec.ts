import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { PlaygroundPage } from "../support/playground-page.ts";
import { startServer, type LogRecord } from "../support/server.ts";
import { test, expect } from "../support/test.ts";

/** The Script tab as a person sees it. */
class ScriptTab {
  readonly playground: PlaygroundPage;
  readonly request: Locator;
  readonly steps: Locator;

  constructor(playground: PlaygroundPage) {
    this.playground = playground;
    this.request = playground.request;
    this.steps = this.request.getByRole("list", { name: "Script" }).getByRole("listitem");
  }

  async open(): Promise<void> {
    await this.request.getByRole("tab", { name: "Script", exact: true }).click();
  }

  button(name: string): Locator {
    return this.request.getByRole("button", { name, exact: true });
  }

  step(number: number): Locator {
    return this.request.getByRole("listitem", { name: `Step ${number}`, exact: true });
  }

  delay(number: number): Locator {
    return this.request.getByLabel(`delay before step ${number}`, { exact: true });
  }

  /** Puts steps in by the import, so that a test of something else is short. */
  async import(text: string): Promise<void> {
    await this.button("Import").click();
    await this.request.getByLabel("Messages to import").fill(text);
    await this.button("Add to the script").click();
  }

  /** What the call has sent, in order, as the timeline shows it. */
  async sentNames(): Promise<string[]> {
    const sent = this.playground.messages.filter({ hasText: '"name"' });
    const texts = await sent.allTextContents();
    return texts.flatMap((text) => /"name":"([^"]*)"/.exec(text)?.[1] ?? []);
  }
}

/** Opens the bidirectional method and its Script tab. */
async function openScript(playground: PlaygroundPage): Promise<ScriptTab> {
  await playground.open("greet.Greeter", "InteractingHello");
  const script = new ScriptTab(playground);
  await script.open();
  return script;
}

const threeNames = ["Ada", "Grace", "Barbara"];
const lines = (delay: string, names = threeNames) =>
  names.map((name) => JSON.stringify({ delay, message: { name } })).join("\n");

test("a person can make a script out of the form, and play it on one call", async ({
  playground,
}) => {
  await playground.open("greet.Greeter", "InteractingHello");
  const script = new ScriptTab(playground);
  for (const name of threeNames) {
    await playground.request.getByRole("tab", { name: "Form", exact: true }).click();
    await playground.greet("Hello", name);
    await script.open();
    await script.button("Add step").click();
  }
  await expect(script.steps).toHaveCount(3);
  await expect(script.step(2)).toContainText("Grace");
  await script.delay(2).fill("200ms");
  await script.delay(3).fill("0.1 s");
  await script.button("Play").click();

  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages).toHaveCount(6);
  expect(await script.sentNames()).toEqual(threeNames);
  await expect(playground.messages.nth(5)).toContainText("Hello Barbara");
  await expect(playground.response).toContainText("half-closed", { ignoreCase: true });
  await expect(script.request).toContainText(
    "All 3 messages are sent, and the call is half-closed.",
  );
  await expect(script.step(1)).toContainText("sent");
});

test("a script is paused, and gone through step by step", async ({ playground }) => {
  const script = await openScript(playground);
  await script.import(lines("1h"));
  await script.delay(1).fill("0ms");
  await script.button("Play").click();
  await expect(playground.messages).toHaveCount(2);
  await expect(script.request).toContainText(/message 2 of 3, next in 59 min \d+ s/);
  await expect(script.step(2)).toHaveAttribute("aria-current", "step");
  await script.button("Pause").click();
  await expect(script.request).toContainText("paused before message 2 of 3");

  await script.button("Step").click();
  await expect(playground.messages).toHaveCount(4);
  await expect(script.request).toContainText("message 3 of 3 is next");
  // By hand in between is fine.
  await playground.button("Send message").click();
  await expect(playground.messages).toHaveCount(6);

  await script.button("Stop").click();
  await expect(script.request).toContainText("Stopped before message 3 of 3. The call stays open");
  await expect(playground.status).toHaveText("In progress");
  expect(await script.sentNames()).toEqual(["Ada", "Grace", "World"]);
});

test("a script goes on while another method is looked at", async ({ playground, server }) => {
  const before = server.count(hasEnded);
  const script = await openScript(playground);
  await script.import(lines("2s"));
  await script.delay(1).fill("0ms");
  await script.button("Play").click();
  await expect(playground.messages).toHaveCount(2);
  await playground.open("greet.Greeter", "SayHello");
  await script.open();
  await expect(playground.request).toContainText("SayHello takes one message");
  await server.atLeast(before + 1, hasEnded);

  await playground.open("greet.Greeter", "InteractingHello");
  await expect(playground.status).toHaveText("OK");
  expect(await script.sentNames()).toEqual(threeNames);
  await expect(script.steps).toHaveCount(3);
});

test("steps are moved, copied and removed by keyboard, and the focus stays with them", async ({
  playground,
  page,
}) => {
  const script = await openScript(playground);
  await script.import(lines("0ms"));
  await script.button("Move up step 3").focus();
  await page.keyboard.press("Enter");
  await expect(script.button("Move up step 2")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(script.button("Move up step 1")).toBeFocused();
  await expect(script.button("Move up step 1")).toHaveAttribute("aria-disabled", "true");
  await expect(script.step(1)).toContainText("Barbara");

  await script.button("Duplicate step 2").focus();
  await page.keyboard.press("Enter");
  await expect(script.button("Duplicate step 3")).toBeFocused();
  await script.button("Remove step 1").focus();
  await page.keyboard.press("Enter");
  await expect(script.button("Remove step 1")).toBeFocused();
  await expect(script.steps).toHaveCount(3);
  await script.button("Undo").click();
  await expect(script.steps).toHaveCount(4);

  // The keys for sending step through the script here.
  await script.delay(1).focus();
  await page.keyboard.press("Control+Enter");
  await expect(playground.messages).toHaveCount(2);
  expect(await script.sentNames()).toEqual(["Barbara"]);
});

test("a step's message is edited in place, as a form and as JSON", async ({ playground }) => {
  const script = await openScript(playground);
  await script.import(lines("0ms"));
  await script.button("Edit step 2").click();
  await script.step(2).getByLabel("name", { exact: true }).fill("Grace Hopper");
  await expect(script.step(2).locator("code").first()).toContainText("Grace Hopper");

  await script.button("Edit as JSON").click();
  const editor = script.step(2).getByRole("textbox", { name: "Message as JSON" });
  await editor.press("ControlOrMeta+A");
  await editor.pressSequentially('{"name": ');
  await expect(script.step(2)).toContainText("JSON, line 1, column");
  await script.button("Play").click();
  await expect(script.request.getByRole("alert")).toContainText("Step 2: JSON, line 1");
  await expect(playground.messages).toHaveCount(0);

  await editor.click();
  await editor.press("ControlOrMeta+End");
  await editor.pressSequentially('"Joan"}');
  await expect(script.step(2).locator("code").first()).toContainText("Joan");
  await script.button("Play").click();
  await expect(playground.status).toHaveText("OK");
  expect(await script.sentNames()).toEqual(["Ada", "Joan", "Barbara"]);
});

test("a message that breaks a rule is not played, unless one wants to see what comes of it", async ({
  playground,
}) => {
  await playground.open("playground.v1.Booking", "BookMany");
  const script = new ScriptTab(playground);
  await script.open();
  await script.button("Add step").click();
  await script.button("Duplicate step 1").click();
  await script.button("Edit step 2").click();
  await script.step(2).getByLabel("hotel", { exact: true }).fill("X");
  await expect(script.step(2)).toContainText("hotel: ");
  await script.button("Play").click();
  await expect(script.request.getByRole("alert")).toContainText("Step 2: hotel: ");
  await expect(playground.messages).toHaveCount(0);

  await script.button("Play anyway").click();
  await expect(playground.status).toHaveText("INVALID_ARGUMENT");
});

test("an import says by line what is wrong, and takes nothing until it is right", async ({
  playground,
}) => {
  const script = await openScript(playground);
  await script.button("Import").click();
  const text = script.request.getByLabel("Messages to import");
  await text.fill('{"name": "Ada"}\n{"nam": "Grace"}\n{"name": "Barbara"}');
  const problem = 'Line 2, column 2: HelloRequest has no field "nam". Did you mean "name"?';
  await expect(script.request).toContainText(problem);
  await expect(script.button("Add to the script")).toHaveAttribute("aria-disabled", "true");

  await text.fill('{"name": "Ada"}\n{"name": "Grace"}\n{"name": "Barbara"}');
  await expect(script.request).toContainText("3 messages found.");
  await script.button("Add to the script").click();
  await expect(script.steps).toHaveCount(3);
  await script.button("Undo").click();
  await expect(script.steps).toHaveCount(0);
});

test("a script is saved as a file that can be imported again", async ({ playground, page }) => {
  const script = await openScript(playground);
  await script.import(lines("250ms"));
  const download = page.waitForEvent("download");
  await script.button("Export").click();
  const file = await (await download).path();
  await script.button("Remove all").click();
  await expect(script.steps).toHaveCount(0);

  await script.button("Import").click();
  await script.request.locator('input[type="file"]').setInputFiles(file);
  await script.button("Add to the script").click();
  await expect(script.steps).toHaveCount(3);
  await expect(script.delay(3)).toHaveValue("250ms");
  await expect(script.step(3)).toContainText("Barbara");
});

test("a call that was made by hand becomes a script, with its pauses", async ({ playground }) => {
  await playground.open("greet.Greeter", "InteractingHello");
  // The next message starts from the last, and the form stays open while replies come.
  await playground.greet("Good day", "Ada");
  await playground.button("Send message").click();
  await expect(playground.messages).toHaveCount(2);
  await expect(playground.field("greeting")).toHaveValue("Good day");
  await playground.field("name").fill("Grace");
  await playground.button("Send message").click();
  await expect(playground.messages).toHaveCount(4);
  await expect(playground.messages.nth(3)).toContainText("Good day Grace");
  await playground.button("Half-close").click();
  await expect(playground.status).toHaveText("OK");

  const script = new ScriptTab(playground);
  await script.open();
  await script.button("From the last call").click();
  await expect(script.steps).toHaveCount(2);
  await expect(script.delay(1)).toHaveValue("0ms");
  await expect(script.delay(2)).toHaveValue(/^[1-9]\d*(\.\d+)?(ms|s)$/);
  await script.button("Play").click();
  await expect(script.request).toContainText("All 2 messages are sent");
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages.nth(3)).toContainText("Good day Grace");
});

test("the form stays open while replies of a fast stream arrive", async ({ playground }) => {
  await playground.open("greet.Greeter", "InteractingHello");
  await playground.setLab({ Delay: "5", Replies: "2000" });
  await playground.button("Send message").click();
  await expect(playground.messages.nth(3)).toBeVisible();
  const name = playground.field("name");
  await name.fill("");
  // Key by key: a form that was drawn anew under the cursor would lose some.
  await name.pressSequentially("typed while replies arrive");
  await expect(name).toHaveValue("typed while replies arrive");
  await expect(name).toBeFocused();
  await expect(playground.status).toHaveText("In progress");
  await playground.button("Cancel").click();
  await expect(playground.status).toHaveText("CANCELLED");
});

test("Escape cancels the call, and that stops the play and says so", async ({
  playground,
  page,
}) => {
  const script = await openScript(playground);
  await script.import(lines("1h"));
  await script.delay(1).fill("");
  await script.button("Play").click();
  await expect(playground.messages).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(playground.status).toHaveText("CANCELLED");
  await expect(script.request).toContainText(
    "Stopped before message 2 of 3: the call was cancelled.",
  );
});

test("a server that goes away in the middle of a play stops it, and the page says why", async ({
  page,
}) => {
  const server = await startServer();
  await page.goto(`${server.url}/#/greet.Greeter/InteractingHello`);
  const playground = new PlaygroundPage(page);
  const script = new ScriptTab(playground);
  await script.open();
  await script.import(lines("1h"));
  await script.delay(1).fill("0");
  await script.button("Play").click();
  await expect(playground.messages).toHaveCount(2);
  await server.kill();
  await expect(playground.status).toHaveText("UNAVAILABLE");
  await expect(script.request).toContainText(
    "Stopped before message 2 of 3: the call ended with UNAVAILABLE",
  );
});

test("a thousand steps are there, and only some of them are drawn", async ({ playground }) => {
  const script = await openScript(playground);
  const names = Array.from({ length: 1000 }, (_, index) => `name ${index + 1}`);
  await script.import(lines("0ms", names));
  await expect(script.step(1)).toHaveAttribute("aria-setsize", "1000");
  expect(await script.steps.count()).toBeLessThan(100);
  await script.button("Play").click();
  await expect(playground.status).toHaveText("OK", { timeout: 20_000 });
  await expect(script.request).toContainText("All 1,000 messages are sent");
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });
    test("the script passes axe", async ({ playground, page }) => {
      // Four passes over the whole page, seconds each on a busy machine.
      test.setTimeout(120_000);
      const script = await openScript(playground);
      await expectNoViolations(page);
      await script.button("Import").click();
      await script.request.getByLabel("Messages to import").fill('{"nam": 1}');
      await expect(script.request).toContainText("Line 1, column 2");
      await expectNoViolations(page);
      await script.request.getByLabel("Messages to import").fill(lines("1h"));
      await script.button("Add to the script").click();
      await script.delay(1).fill("0ms");
      await script.button("Edit step 2").click();
      await script.button("Play").click();
      await expect(playground.messages).toHaveCount(2);
      await expectNoViolations(page);
      await script.button("Stop").click();
      await script.delay(2).fill("soon");
      await script.button("Play").click();
      await expect(script.request.getByRole("alert")).toContainText("Step 2");
      await expectNoViolations(page);
    });
  });
}

/** The server's own record of a conversation that ended well. */
function hasEnded(record: LogRecord): boolean {
  return record.method === "greet.Greeter/InteractingHello" && record.code === "OK";
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`,
  );
  expect(found).toEqual([]);
}
