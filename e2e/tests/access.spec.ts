import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { test, expect } from "../support/test.ts";

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`,
  );
  expect(found).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 400]) {
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({
        colorScheme,
        viewport: { width, height: 900 },
        contextOptions: { reducedMotion: "reduce" },
      });

      test("every view passes axe", async ({ playground, page }) => {
        // Nine passes over the whole page, seconds each on a busy machine.
        test.setTimeout(120_000);
        await playground.open("greet.Greeter", "InteractingHello");
        await expectNoViolations(page);

        await playground.button("Send message").click();
        await expect(playground.messages).toHaveCount(2);
        await expectNoViolations(page);
        await playground.response.getByRole("tab", { name: "Learn" }).click();
        await expectNoViolations(page);

        await playground.request.getByRole("tab", { name: "JSON" }).click();
        await expect(playground.request.getByRole("textbox").first()).toBeVisible();
        await expectNoViolations(page);
        await playground.request.getByRole("tab", { name: "Form" }).click();

        for (const fold of ["Deadline", "Lab", "Metadata"] as const) {
          await playground.unfold(fold);
          await expectNoViolations(page);
        }
        await playground.request.getByRole("button", { name: "Add metadata" }).click();
        await expectNoViolations(page);

        await playground.open("my_package.DisplacementService", "computeDisplacement");
        await playground.request.getByRole("button", { name: "Clear" }).click();
        await playground.button("Send").click();
        await expect(playground.status).toHaveText("FAILED_PRECONDITION");
        await expectNoViolations(page);

        await page.getByRole("button", { name: /^Target:/ }).click();
        await page.getByLabel("Address", { exact: true }).fill("nonsense");
        await page.getByRole("button", { name: "Connect", exact: true }).click();
        await expectNoViolations(page);
      });

      test("nothing is cut off sideways", async ({ playground, page }) => {
        await playground.open("greet.Greeter", "ChattyClientSaysHello");
        await playground.button("Send message").click();
        await expect(playground.messages).toHaveCount(1);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBe(0);
      });
    });
  }
}

test("a person can find a method and call it with the keyboard alone", async ({
  playground,
  page,
}) => {
  await page.goto("/");
  const search = page.getByRole("searchbox");
  await expect(search).toBeVisible();
  await search.focus();
  await page.keyboard.type("Interacting");
  const item = page.getByRole("treeitem", { name: "InteractingHello" });
  // Its service and itself: what was typed has been looked for.
  await expect(page.getByRole("treeitem")).toHaveCount(2);
  await page.keyboard.press("Tab");
  for (let step = 0; step < 4; step++) {
    if (await item.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("ArrowDown");
  }
  await expect(item).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(playground.button("Send message")).toBeVisible();

  await tabTo(page, "name");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("keyboard");
  await page.keyboard.press("Control+Enter");
  await expect(playground.messages).toHaveCount(2);
  await expect(playground.messages.nth(1)).toContainText("keyboard");

  await tabTo(page, "Half-close");
  await page.keyboard.press("Enter");
  await expect(playground.status).toHaveText("OK");
});

/** Presses Tab until what has the focus is called `name`. */
async function tabTo(page: Page, name: string): Promise<void> {
  const named = page
    .getByLabel(name, { exact: true })
    .or(page.getByRole("button", { name, exact: true }))
    .and(page.locator(":focus"));
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press("Tab");
    if ((await named.count()) > 0) return;
  }
  throw new Error(`sixty presses of Tab did not reach ${name}`);
}
