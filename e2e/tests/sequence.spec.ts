import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { AxeBuilder } from "@axe-core/playwright";
import { test, expect } from "../support/test.ts";
import type { PlaygroundPage } from "../support/playground-page.ts";

function steps({ response }: PlaygroundPage): Locator {
  return response.getByRole("list", { name: "Sequence" }).getByRole("listitem");
}

async function openSequence({ response }: PlaygroundPage): Promise<void> {
  await response.getByRole("tab", { name: "Sequence" }).click();
}

/** The names of the steps, without what follows a title. */
async function titles(playground: PlaygroundPage): Promise<string[]> {
  const names = await steps(playground).evaluateAll((items) =>
    items.map((item) => item.getAttribute("aria-label") ?? ""),
  );
  return names.map((name) => name.replace(/[:,].*$/s, ""));
}

test("a bidirectional call is drawn as it runs, to its last event", async ({ playground }) => {
  await playground.open("greet.Greeter", "InteractingHello");
  await openSequence(playground);
  await playground.greet("Hello", "Ada");
  await playground.button("Send message").click();
  const first = playground.response.getByRole("listitem", { name: /^Received 1: .*Hello Ada/ });
  await expect(first).toBeVisible();
  await expect(playground.response.getByRole("listitem", { name: /^OK/ })).toHaveCount(0);

  await playground.greet("Bye", "Ada");
  await playground.button("Send message").click();
  await expect(
    playground.response.getByRole("listitem", { name: /^Received 2: .*Bye Ada/ }),
  ).toBeVisible();
  await playground.button("Half-close").click();
  await expect(playground.status).toHaveText("OK");

  await expect(steps(playground).last()).toHaveAccessibleName(/^OK/);
  const drawn = await titles(playground);
  expect(drawn.filter((title) => title !== "Response headers received")).toEqual([
    "Call opened",
    "Request headers sent",
    "Sent 1",
    "Received 1",
    "Sent 2",
    "Received 2",
    "Half-closed",
    "Trailers received",
    "OK",
  ]);
});

test("a call that is cancelled shows who gave it up", async ({ playground }) => {
  await playground.open("greet.Greeter", "ParrotSaysHello");
  await openSequence(playground);
  await playground.setLab({ Delay: "60000" });
  await playground.button("Send").click();
  await expect(
    steps(playground).filter({ has: playground.page.getByRole("button") }),
  ).not.toHaveCount(0);
  await playground.button("Cancel").click();
  await expect(playground.status).toHaveText("CANCELLED");
  expect((await titles(playground)).slice(-2)).toEqual(["Cancelled by you", "CANCELLED"]);
});

test("a deadline that passes is drawn where it passed", async ({ playground }) => {
  await playground.open("greet.Greeter", "ParrotSaysHello");
  await openSequence(playground);
  await playground.setLab({ Delay: "60000" });
  await playground.setDeadline(2_000);
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("DEADLINE_EXCEEDED");
  expect((await titles(playground)).at(-1)).toBe("DEADLINE_EXCEEDED");
});

test("five thousand messages are a group, which opens down to each of them", async ({
  playground,
  page,
}) => {
  await playground.open("greet.Greeter", "ParrotSaysHello");
  await openSequence(playground);
  await playground.setLab({ Delay: "0", Replies: "5000" });
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK", { timeout: 20_000 });
  await expect(steps(playground).last()).toHaveAccessibleName(/^OK/);
  expect((await titles(playground)).length).toBeLessThan(20);

  const groups = playground.response.getByRole("button", { expanded: false });
  const group = (name: RegExp) =>
    playground.response.getByRole("list", { name: "Sequence" }).getByRole("button", { name });
  await group(/^Received 4 to 4,997: 4,994 messages/).click();
  await group(/^Received 1,004 to 2,003/).click();
  await group(/^Received 1,504 to 1,603/).click();
  await group(/^Received 1,554 to 1,563/).click();
  await expect(steps(playground).filter({ hasText: /^$/ }).first()).toBeAttached();
  await expect(
    playground.response.getByRole("listitem", { name: /^Received 1,555: / }),
  ).toBeVisible();
  expect(await groups.count()).toBeGreaterThan(10);
  const nodes = await page.locator("[role=tabpanel] svg *").count();
  expect(nodes).toBeLessThan(900);

  await group(/^Received 4 to 4,997/).click();
  expect((await titles(playground)).length).toBeLessThan(20);
});

test("a step is read, and its bytes are found, with the keyboard", async ({ playground, page }) => {
  await playground.open("greet.Greeter", "SayHello");
  await openSequence(playground);
  await playground.greet("Hello", "Ada");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  const list = playground.response.getByRole("list", { name: "Sequence" });
  await list.getByRole("button", { name: /^OK/ }).focus();
  await page.keyboard.press("Home");
  await expect(list.getByRole("button", { name: /^Call opened/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(list.getByRole("button", { name: /^Sent 1/ })).toBeFocused();
  await page.keyboard.press("Enter");
  const step = playground.response.getByRole("region", { name: "Step" });
  await expect(step).toContainText("Your request went out");
  await step.getByRole("button", { name: "Show its bytes" }).press("Enter");
  await expect(playground.response.getByRole("tab", { name: "Wire" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
});

async function saved(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("the drawing is saved as files that need nothing else", async ({
  playground,
  page,
  context,
}) => {
  await playground.open("greet.Greeter", "ParrotSaysHello");
  await openSequence(playground);
  await playground.greet("Less than <", '& "more"');
  await playground.setLab({ Delay: "0", Replies: "50" });
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await expect(steps(playground).last()).toHaveAccessibleName(/^OK/);

  const button = (name: string) => playground.response.getByRole("button", { name });
  const svg = await saved(page, button("Save SVG"));
  expect(svg.name).toBe("ParrotSaysHello-sequence.svg");
  const text = svg.bytes.toString("utf8");
  const parsed = await page.evaluate((source) => {
    const tree = new DOMParser().parseFromString(source, "image/svg+xml");
    return {
      broken: tree.querySelector("parsererror")?.textContent,
      words: tree.documentElement.textContent,
      links: tree.querySelectorAll("[href], script, foreignObject, style").length,
    };
  }, text);
  expect(parsed.broken).toBeUndefined();
  expect(parsed.links).toBe(0);
  for (const word of ["greet.Greeter/ParrotSaysHello", "OK", "Less than <", "Received 4 to 47"]) {
    expect(parsed.words).toContain(word);
  }

  // In a page that has none of our style sheets, it is drawn in colour.
  const fresh = await context.newPage();
  await fresh.goto(`data:image/svg+xml;base64,${svg.bytes.toString("base64")}`);
  const colours = await fresh.evaluate(() =>
    [...document.querySelectorAll("path")].map((path) => getComputedStyle(path).stroke),
  );
  expect(new Set(colours).size).toBeGreaterThan(2);
  await fresh.close();

  const png = await saved(page, button("Save PNG"));
  expect(png.name).toBe("ParrotSaysHello-sequence.png");
  expect(png.bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  const width = Number(/width="(\d+)"/.exec(text)?.[1]);
  expect(png.bytes.readUInt32BE(16)).toBe(2 * width);
  await expect(playground.response.getByRole("alert")).toHaveCount(0);
});

for (const [colorScheme, width] of [
  ["light", 1440],
  ["dark", 400],
] as const) {
  test.describe(`${colorScheme}, ${width} px wide`, () => {
    test.use({
      colorScheme,
      viewport: { width, height: 900 },
      contextOptions: { reducedMotion: "reduce" },
    });

    test("the drawing passes axe, and nothing is cut off", async ({ playground, page }) => {
      // A pass over the whole page, seconds on a busy machine.
      test.setTimeout(120_000);
      await playground.open("greet.Greeter", "ParrotSaysHello");
      await openSequence(playground);
      await playground.setLab({ Delay: "0", Replies: "40" });
      await playground.button("Send").click();
      await expect(playground.status).toHaveText("OK");
      await playground.response.getByRole("button", { name: /^Received 2:/ }).click();
      await expect(playground.response.getByRole("region", { name: "Step" })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual(
        [],
      );
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    });
  });
}
