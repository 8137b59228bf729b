import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { PlaygroundPage } from "../support/playground-page.ts";
import { test, expect } from "../support/test.ts";

/** A bidirectional call with a hello for each name, and its answer. */
async function greetAll(playground: PlaygroundPage, names: readonly string[]): Promise<void> {
  await playground.open("greet.Greeter", "InteractingHello");
  for (const [index, name] of names.entries()) {
    await playground.greet("Hello", name);
    await playground.button("Send message").click();
    await expect(playground.messages).toHaveCount(2 * (index + 1));
  }
}

/** A server stream with so many replies, as fast as they come. */
async function streamOf(
  playground: PlaygroundPage,
  replies: number,
  more: Record<string, string> = {},
): Promise<void> {
  await playground.open("greet.Greeter", "ParrotSaysHello");
  await playground.setLab({ Delay: "0", Replies: String(replies), ...more });
  await playground.button("Send").click();
}

test("a filter shows what is asked for, and numbers it as it is among that", async ({
  playground,
}) => {
  await greetAll(playground, ["Ada", "Grace", "Barbara"]);
  await playground.button("Half-close").click();
  await expect(playground.status).toHaveText("OK");
  const only = playground.response.getByRole("group", { name: "Show only" });
  const received = only.getByRole("button", { name: "Received" });
  await received.click();
  await expect(received).toHaveAttribute("aria-pressed", "true");
  await expect(playground.messages).toHaveCount(3);
  expect(await playground.directions()).toEqual(["Received", "Received", "Received"]);
  await expect(playground.messages.nth(1)).toHaveAttribute("aria-posinset", "2");
  await expect(playground.messages.nth(1)).toHaveAttribute("aria-setsize", "3");
  await expect(playground.response.getByText("Half-closed", { exact: false })).toHaveCount(0);

  await only.getByRole("button", { name: "Headers & status" }).click();
  await expect(playground.response.getByText("Response headers received")).toBeVisible();
  await received.click();
  await expect(playground.messages).toHaveCount(0);
  await only.getByRole("button", { name: "Headers & status" }).click();
  await expect(playground.messages).toHaveCount(6);
  await expect(playground.messages.last()).toHaveAttribute("aria-setsize", "6");

  // Nothing failed.
  await only.getByRole("button", { name: "Errors" }).click();
  await expect(playground.response.getByText("Nothing of this kind")).toBeVisible();
});

test("messages are searched, and one goes from each that is found to the next", async ({
  playground,
  page,
}) => {
  await greetAll(playground, ["Ada", "Grace", "grace hopper"]);
  const search = playground.response.getByRole("searchbox", { name: "Search in messages" });
  await search.fill("GRACE");
  await expect(playground.response.getByText("4 messages found")).toBeAttached();
  const current = playground.messages.and(playground.page.locator("[aria-current]"));
  await search.press("Enter");
  await expect(current).toHaveAccessibleName(/^Sent 2: .*Grace/);
  await expect(current.locator("mark")).toHaveText("Grace");
  await expect(playground.response.getByText("1 of 4")).toBeVisible();
  await page.keyboard.press("F3");
  await expect(current).toHaveAccessibleName(/^Received 2/);
  await page.keyboard.press("Shift+F3");
  await page.keyboard.press("Shift+F3");
  await expect(current).toHaveAccessibleName(/^Received 3/);
  await playground.response.getByRole("button", { name: "Next match" }).click();
  await expect(playground.response.getByText("1 of 4")).toBeVisible();

  // What comes later is found too.
  await playground.greet("Hello", "Grace again");
  await playground.button("Send message").click();
  await expect(playground.response.getByText("1 of 6")).toBeVisible();

  // Escape ends the search, and not the call.
  await search.press("Escape");
  await expect(search).toHaveValue("");
  await expect(playground.status).toHaveText("In progress");
});

test("a long stream is searched while it comes, and what is far away is gone to", async ({
  playground,
}) => {
  await streamOf(playground, 5_000);
  const search = playground.response.getByRole("searchbox", { name: "Search in messages" });
  await search.fill('"message"');
  await expect(playground.status).toHaveText("OK");
  await expect(playground.response.getByText("5,000 messages found")).toBeAttached();
  await search.press("Enter");
  const current = playground.messages.and(playground.page.locator("[aria-current]"));
  await expect(current).toHaveAccessibleName(/^Received 1:/);
  await search.press("Shift+Enter");
  await expect(current).toHaveAccessibleName(/^Received 5,000:/);
  await expect(current).toBeInViewport();
});

test("a person jumps to the error from anywhere, whatever is filtered", async ({ playground }) => {
  await streamOf(playground, 1_000, { "Fail with": "RESOURCE_EXHAUSTED", "Fail after": "600" });
  await expect(playground.status).toHaveText("RESOURCE_EXHAUSTED");
  const next = playground.response.getByText("What to do next");
  await expect(next).toBeInViewport();
  const list = playground.response.getByRole("list", { name: "Messages" });
  await list.evaluate((element) => element.parentElement?.scrollTo({ top: 0 }));
  await expect(next).not.toBeInViewport();
  await playground.response
    .getByRole("group", { name: "Show only" })
    .getByRole("button", { name: "Sent" })
    .click();
  await expect(playground.messages).toHaveCount(1);
  await playground.response.getByRole("button", { name: "Jump to the error" }).click();
  await expect(next).toBeInViewport();
});

test("the keyboard looks closer at a part of the time, and the list shows that part", async ({
  playground,
  page,
}) => {
  await greetAll(playground, ["Ada", "Grace", "Barbara"]);
  const time = playground.response.getByRole("slider", { name: "Time in view" });
  await expect(time).toHaveAttribute("aria-valuetext", /the whole call$/);
  await time.focus();
  await page.keyboard.press("End");
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("+");
  await page.keyboard.press("Home");
  await expect(time).toHaveAttribute("aria-valuetext", /^0\.0 ms to .* of /);
  await expect(playground.response.getByText("Call opened")).toBeVisible();
  await expect(playground.messages.filter({ hasText: "Barbara" })).toHaveCount(0);
  await page.keyboard.press("End");
  await expect(playground.messages.last()).toContainText("Hello Barbara");
  await expect(playground.response.getByText("Call opened")).toHaveCount(0);
  const size = String(await playground.messages.count());
  await expect(playground.messages.last()).toHaveAttribute("aria-setsize", size);
  await playground.response.getByRole("button", { name: "Show the whole call" }).click();
  await expect(playground.messages).toHaveCount(6);

  // With a pointer: a part is selected by dragging over it.
  const box = await time.boundingBox();
  if (box === null) throw new Error("the strip has no box");
  await page.mouse.move(box.x + 1, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.05, box.y + 10);
  await page.mouse.up();
  await expect(playground.messages.filter({ hasText: "Barbara" })).toHaveCount(0);
  await expect(time).toHaveAttribute("aria-valuetext", / of /);
});

test("a message opens as a tree, JSON or text, each to be copied, and leads to its bytes", async ({
  playground,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await playground.open("greet.Greeter", "SayHello");
  await playground.greet("Hello", "Ada");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  const sent = playground.messages.first();
  await sent.getByRole("button", { name: /^Sent 1/ }).click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await sent.getByRole("button", { name: "Copy as JSON" }).click();
  await expect.poll(copied).toBe('{\n  "name": "Ada",\n  "greeting": "Hello"\n}');
  await sent.getByRole("radio", { name: "JSON" }).click();
  await expect(sent).toContainText('"greeting": "Hello"');
  await sent.getByRole("radio", { name: "Text" }).click();
  await expect(sent).toContainText('# proto-message: greet.HelloRequest name: "Ada"');
  await sent.getByRole("button", { name: "Copy as text" }).click();
  const text = '# proto-message: greet.HelloRequest\nname: "Ada"\ngreeting: "Hello"';
  await expect.poll(copied).toBe(text);

  // What was opened is still open for whoever comes back from its bytes.
  await sent.getByRole("button", { name: "Show its bytes" }).click();
  await expect(playground.response.getByRole("tab", { name: "Wire" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await playground.response.getByRole("tab", { name: "Timeline" }).click();
  await expect(sent.getByRole("radio", { name: "Text" })).toBeChecked();
});

test("headers open in their place, and a failure ends the flow with what to do about it", async ({
  playground,
  page,
}) => {
  await playground.open("my_package.DisplacementService", "computeDisplacement");
  await playground.request.getByRole("button", { name: "Clear" }).click();
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("FAILED_PRECONDITION");
  await expect(playground.response.getByText("Usually raised by")).toBeInViewport();
  await expect(playground.response.getByText("google.rpc.BadRequest")).toBeAttached();

  const trailers = playground.response.getByRole("button", { name: /^Trailers/ });
  await trailers.click();
  const entries = playground.response.getByLabel("Trailers", { exact: true });
  await expect(entries).toContainText("grpc-status");
  await expect(entries).toContainText("google.rpc.Status message");
  // One box scrolls, and no other within it or around it.
  expect(await scrolling(page)).toBe(1);
  const { violations } = await new AxeBuilder({ page }).include("section").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("a stream that fails before its first message answers with trailers alone, and that is said", async ({
  playground,
}) => {
  await streamOf(playground, 5, { "Fail with": "UNAVAILABLE", "Fail after": "0" });
  await expect(playground.status).toHaveText("UNAVAILABLE");
  await expect(playground.response.getByText("which gRPC calls Trailers-Only")).toBeVisible();
});

test("an Any of a type that nobody knows is read by its bytes, and the rest as ever", async ({
  playground,
}) => {
  await playground.open("playground.v1.KitchenSink", "EchoEverything");
  await playground.request.getByRole("button", { name: "Clear" }).click();
  await playground.field("name").first().fill("rest");
  const extra = playground.request.getByRole("group", { name: "extra", exact: true });
  await extra.getByRole("combobox", { name: "type", exact: true }).fill("example.com/some.Unknown");
  // 1: 150, 2: "hi"
  await extra.getByLabel("value", { exact: true }).fill("08 96 01 12 02 68 69");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  const received = playground.messages.nth(1);
  await expect(received).toHaveAccessibleName(/some\.Unknown/);
  await received.getByRole("button", { name: /^Received 1/ }).click();
  await expect(received).toContainText('name: "rest"');
  await expect(received).toContainText("Its type is not in the schema of this target.");
  const fields = received.getByRole("list", { name: "Fields by number" }).getByRole("listitem");
  await expect(fields).toHaveCount(2);
  await expect(fields.nth(0)).toContainText(/^1\s*VARINT\s+150/);
  await expect(fields.nth(1)).toContainText(/^2\s*LEN\s+"?hi/);
});

/** How many boxes of the response scroll up and down. */
function scrolling(page: Page): Promise<number> {
  return page
    .getByRole("region", { name: "Response" })
    .locator("*")
    .evaluateAll(
      (elements) =>
        elements.filter(
          (element) =>
            /auto|scroll/.test(getComputedStyle(element).overflowY) &&
            element.scrollHeight > element.clientHeight + 1,
        ).length,
    );
}
