import { startLargeTarget, type LargeTarget } from "../support/large-target.ts";
import { test as base, expect } from "../support/test.ts";

const test = base.extend<{ large: LargeTarget }>({
  large: [
    async ({ page }, provide) => {
      const large = await startLargeTarget();
      await page.goto("/");
      await page.getByRole("button", { name: /^Target:/ }).click();
      await page.getByLabel("Address", { exact: true }).fill(large.address);
      await page.getByRole("button", { name: "Connect", exact: true }).click();
      await expect(page.getByRole("button", { name: `Target: ${large.address}` })).toBeVisible();
      await provide(large);
      await large.stop();
    },
    { auto: true },
  ],
});

test("a person finds a method among thousands, with few of them in the page", async ({
  page,
  playground,
}) => {
  const items = page.getByRole("tree", { name: "Services" }).getByRole("treeitem");
  await page.getByRole("searchbox").fill("service");
  await expect(page.getByText("2500 of 2501 methods")).toBeVisible();
  expect(await items.count()).toBeLessThan(100);

  await page.getByRole("searchbox").fill("update412");
  await items.filter({ hasText: "Update412" }).click();
  await expect(playground.request.getByRole("heading", { name: "Update412" })).toBeVisible();
});

test("the keyboard goes through rows that are not drawn yet", async ({ page }) => {
  const tree = page.getByRole("tree", { name: "Services" });
  await page.getByRole("searchbox").fill("service");
  await expect(tree.getByRole("treeitem", { name: "Create0", exact: true })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  const last = tree.getByRole("treeitem", { name: "List499", exact: true });
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await page.keyboard.press("Home");
  await expect(tree.getByRole("treeitem").first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(tree.getByRole("treeitem", { name: "Create0", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/large\.v1\.Service0\/Create0$/);
});

test("a form of 300 fields has all of them, in order, and each is found by its label", async ({
  page,
  playground,
}) => {
  await page.evaluate(() => (location.hash = "#/large.v1.Forms/Fill"));
  await expect(playground.field("title_0")).toBeVisible();
  await playground.field("title_290").fill("the last title");
  await expect(playground.field("title_290")).toHaveValue("the last title");
  // In the order of the message, whatever was drawn when.
  const labels = await playground.request.locator("label, legend").allTextContents();
  const numbers = labels.flatMap((label) => /_(\d+)$/.exec(label)?.[1] ?? []).map(Number);
  expect(numbers).toEqual(Array.from({ length: 300 }, (_each, index) => index));
});

test("what is wrong far down in a long form gets the focus when it is sent", async ({
  page,
  playground,
}) => {
  await page.evaluate(() => (location.hash = "#/large.v1.Forms/Fill"));
  await playground.field("count_291").fill("not a number");
  await playground.button("Send").click();
  await expect(playground.field("count_291")).toBeFocused();
  await expect(playground.field("count_291")).toBeInViewport();
});
