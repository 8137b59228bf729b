import { AxeBuilder } from "@axe-core/playwright";
import type { Locator } from "@playwright/test";
import { test, expect } from "../support/test.ts";
import type { PlaygroundPage } from "../support/playground-page.ts";

function bar({ page }: PlaygroundPage): Locator {
  return page.getByRole("region", { name: "Presentation" });
}

function steps({ response }: PlaygroundPage): Locator {
  return response.getByRole("list", { name: "Sequence" }).getByRole("listitem");
}

async function present(playground: PlaygroundPage): Promise<void> {
  await playground.page.getByRole("button", { name: "Present" }).click();
  await expect(bar(playground)).toBeVisible();
  await playground.response.getByRole("tab", { name: "Sequence" }).click();
}

test("a call is shown step by step, one key for each event", async ({ playground, page }) => {
  await playground.open("greet.Greeter", "SayHello");
  await present(playground);
  await expect(page.getByRole("tree")).toHaveCount(0);
  await playground.button("Send").click();
  // It has ended long since; what is shown is its beginning.
  await expect(bar(playground)).toContainText(/1 of [6-9]/);
  await expect(bar(playground)).toContainText("You opened a unary call");
  await expect(playground.status).toHaveText("In progress");

  const seen = async (position: number) => {
    await expect(bar(playground)).toContainText(`${position} of`);
    await expect(steps(playground)).toHaveCount(position);
  };
  await page.keyboard.press("ArrowRight");
  await seen(2);
  await expect(bar(playground)).toContainText("HEADERS frame went out");
  await page.keyboard.press("PageDown");
  await seen(3);
  // The focus is on Send: Space goes on, and sends nothing.
  await page.keyboard.press("Space");
  await seen(4);
  await page.keyboard.press("PageUp");
  await page.keyboard.press("ArrowLeft");
  await seen(2);
  await page.keyboard.press("Home");
  await expect(bar(playground)).toContainText("0 of");
  await page.keyboard.press("End");
  await expect(playground.status).toHaveText("OK");
  await bar(playground).getByRole("button", { name: "Previous event" }).click();
  await expect(playground.status).toHaveText("In progress");
  await bar(playground).getByRole("button", { name: "Next event" }).click();
  await expect(playground.status).toHaveText("OK");

  await page.keyboard.press("Home");
  await page.keyboard.press("Escape");
  await expect(bar(playground)).toHaveCount(0);
  await expect(playground.status).toHaveText("OK");
  await expect(page.getByRole("tree")).toBeVisible();
});

test("the keys are text where text is typed, but a remote control's pages turn", async ({
  playground,
  page,
}) => {
  await playground.open("greet.Greeter", "SayHello");
  // P begins it, but not as a letter of a name.
  await playground.field("name").fill("");
  await playground.field("name").pressSequentially("Pip");
  await expect(bar(playground)).toHaveCount(0);
  await playground.response.getByRole("tab", { name: "Timeline" }).focus();
  await page.keyboard.press("p");
  await expect(bar(playground)).toBeVisible();
  await playground.button("Send").click();
  await expect(bar(playground)).toContainText(/1 of/);

  await playground.field("name").focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("x");
  await expect(playground.field("name")).toHaveValue("Pipx ");
  await expect(bar(playground)).toContainText(/1 of/);
  await page.keyboard.press("PageDown");
  await expect(bar(playground)).toContainText(/2 of/);
});

test("a call that runs is followed in slow motion, and the choice is remembered", async ({
  playground,
  page,
}) => {
  await playground.open("greet.Greeter", "ParrotSaysHello");
  await playground.setLab({ Delay: "20", Replies: "3" });
  await present(playground);
  await bar(playground).getByLabel("New calls").selectOption("in slow motion");
  await bar(playground).getByRole("radio", { name: "0.1×" }).check();
  await playground.button("Send").click();
  await expect(bar(playground).getByRole("button", { name: "Pause" })).toBeVisible();
  // All has come, and is not shown yet.
  await expect(bar(playground)).toContainText(/[2-8] of 10/);
  await expect(playground.status).toHaveText("In progress");
  await expect(playground.status).toHaveText("OK", { timeout: 15_000 });
  await expect(bar(playground).getByRole("button", { name: "Play" })).toBeVisible();

  await bar(playground).getByRole("button", { name: "Play" }).click();
  await expect(playground.status).toHaveText("In progress");
  await bar(playground).getByRole("button", { name: "Live" }).click();
  await expect(playground.status).toHaveText("OK");

  await page.reload();
  await present(playground);
  await expect(bar(playground).getByLabel("New calls")).toHaveValue("slow");
  await playground.button("Send").click();
  await expect(bar(playground).getByRole("radio", { name: "0.1×" })).toBeChecked();
});

test("messages of a stream wait to be shown, while more are sent", async ({ playground, page }) => {
  await playground.open("greet.Greeter", "InteractingHello");
  await present(playground);
  await playground.greet("Hello", "Ada");
  await playground.button("Send message").click();
  await playground.button("Send message").click();
  await expect(bar(playground)).toContainText(/1 of [5-9]/);
  await playground.button("Half-close").click();
  await expect(bar(playground)).toContainText(/1 of (?:9|10)/);
  // The form has the focus again; the remote control goes on all the same.
  for (let press = 0; press < 10; press += 1) await page.keyboard.press("PageDown");
  await expect(playground.status).toHaveText("OK");
  await expect(steps(playground).last()).toHaveAccessibleName(/^OK/);
});

test("whoever comes by Tab goes from view to view with the arrow keys", async ({
  playground,
  page,
}) => {
  await playground.open("greet.Greeter", "SayHello");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await present(playground);
  const tab = (name: string) => playground.response.getByRole("tab", { name });
  await bar(playground).getByRole("button", { name: "Live" }).click();
  await expect(playground.status).toHaveText("OK");
  const all = await steps(playground).count();

  // Pressed with a pointer, a tab has the focus, and the keys are still those of the call.
  await tab("Sequence").click();
  await page.keyboard.press("ArrowLeft");
  await expect(steps(playground)).toHaveCount(all - 1);
  await expect(tab("Sequence")).toBeFocused();

  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(tab("Sequence")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(tab("Wire")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(tab("Wire")).toHaveAttribute("aria-selected", "true");
  await expect(playground.status).toHaveText("In progress");
  await page.keyboard.press("PageDown");
  await expect(playground.status).toHaveText("OK");
});

test("where there is no call to present, nothing hides the way on", async ({
  playground,
  page,
}) => {
  await playground.open("greet.Greeter", "SayHello");
  await page.goto("/#/decode");
  await expect(page.getByRole("textbox", { name: "Bytes" })).toBeVisible();
  await page.getByRole("heading", { name: "Decode bytes" }).click();
  await page.keyboard.press("p");
  await page.goBack();
  await expect(playground.request).toBeVisible();
  await expect(bar(playground)).toHaveCount(0);
  await present(playground);
  await page.goto("/#/decode");
  await expect(page.getByRole("banner")).toBeVisible();
  await page.goBack();
  await expect(bar(playground)).toBeVisible();
});

test("an ended call is replayed in every view", async ({ playground }) => {
  await playground.open("greet.Greeter", "SayHello");
  await playground.button("Send").click();
  await expect(playground.messages).toHaveCount(2);
  await playground.response.getByRole("button", { name: "Replay" }).click();
  const replay = playground.page.getByRole("region", { name: "Replay" });
  // In slow motion, as it was over in no time.
  await expect(playground.status).toHaveText("In progress");
  await expect(playground.status).toHaveText("OK", { timeout: 15_000 });
  await expect(replay).toContainText(/(\d+) of \1/);

  const back = replay.getByRole("button", { name: "Previous event" });
  for (let step = 0; step < 4; step += 1) await back.click();
  await expect(playground.status).toHaveText("In progress");
  await expect(playground.messages).toHaveCount(1);
  await playground.response.getByRole("tab", { name: "Sequence" }).click();
  await expect(steps(playground)).toHaveCount(4);
  await replay.getByRole("button", { name: "End the replay" }).click();
  await expect(playground.status).toHaveText("OK");
  await expect(steps(playground)).toHaveCount(8);
  await expect(replay).toHaveCount(0);
});

for (const [colorScheme, width, height] of [
  ["light", 1440, 900],
  ["dark", 1920, 1080],
  ["light", 400, 900],
] as const) {
  test.describe(`${colorScheme}, ${width} px wide`, () => {
    test.use({
      colorScheme,
      viewport: { width, height },
      contextOptions: { reducedMotion: "reduce" },
    });

    test("presenting passes axe, and nothing is cut off", async ({ playground, page }) => {
      // A pass over the whole page, seconds on a busy machine.
      test.setTimeout(120_000);
      await playground.open("greet.Greeter", "ParrotSaysHello");
      await playground.setLab({ Delay: "0" });
      await present(playground);
      await playground.button("Send").click();
      await page.keyboard.press("ArrowRight");
      await expect(bar(playground).getByRole("button", { name: "Next event" })).toBeInViewport();
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
