import { test, expect } from "../support/test.ts";

test("a person can search for a method", async ({ page }) => {
  await page.goto("/");
  const tree = page.getByRole("tree", { name: "Services" });
  await expect(tree.getByRole("treeitem", { name: "SayHello", exact: true })).toBeVisible();
  await page.getByRole("searchbox").fill("displace");
  await expect(tree.getByRole("treeitem", { name: "computeDisplacement" })).toBeVisible();
  await expect(tree.getByRole("treeitem", { name: "SayHello", exact: true })).toHaveCount(0);
  await tree.getByRole("treeitem", { name: "computeDisplacement" }).click();
  await expect(page).toHaveURL(/#\/my_package\.DisplacementService\/computeDisplacement$/);
});

test("a call goes on while a person looks at another method", async ({ page, playground }) => {
  await playground.open("greet.Greeter", "InteractingHello");
  await playground.button("Send message").click();
  await expect(playground.messages).toHaveCount(2);
  await page.getByRole("treeitem", { name: "SayHello", exact: true }).click();
  await expect(playground.status).toHaveText("No call yet");
  await page.getByRole("treeitem", { name: "InteractingHello" }).click();
  await expect(playground.status).toHaveText("In progress");
  await playground.button("Send message").click();
  await expect(playground.messages).toHaveCount(4);
});

test("a link to a method brings it into sight in the tree", async ({ page, playground }) => {
  await page.setViewportSize({ width: 1440, height: 500 });
  await playground.open("playground.v1.KitchenSink", "Converse");
  await expect(page.getByRole("treeitem", { name: "Converse" })).toBeInViewport();
});

test("every method of the playground's services is an item without scrolling", async ({
  page,
  playground,
}) => {
  await page.setViewportSize({ width: 1440, height: 400 });
  await playground.open("greet.Greeter", "SayHello");
  const tree = page.getByRole("tree", { name: "Services" });
  // The first and the last, and those that have a service to themselves.
  for (const name of ["SayHello", "Recommend", "heyhow", "computeDisplacement", "stream_state"])
    await expect(tree.getByRole("treeitem", { name, exact: true })).toHaveCount(1);
  const last = tree.getByRole("treeitem", { name: "BookMany", exact: true });
  await expect(last).not.toBeInViewport();
  await expect(last).toHaveAttribute("aria-level", "2");
  await expect(last).toHaveAttribute("aria-posinset", "2");
  await expect(last).toHaveAttribute("aria-setsize", "2");
  await last.click();
  await expect(page).toHaveURL(/#\/playground\.v1\.Booking\/BookMany$/);
});

test("the drawer of a narrow page opens at the method that a link named", async ({
  page,
  playground,
}) => {
  await page.setViewportSize({ width: 380, height: 600 });
  await playground.open("playground.v1.KitchenSink", "Converse");
  await page.getByRole("button", { name: "Methods", exact: true }).click();
  await expect(page.getByRole("treeitem", { name: "Converse" })).toBeInViewport();
});
