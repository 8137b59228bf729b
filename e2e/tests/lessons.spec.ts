import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { test, expect } from "../support/test.ts";

function lesson(page: Page): Locator {
  return page.getByRole("region", { name: "Lesson", exact: true });
}

function button(page: Page, name: string): Locator {
  return lesson(page).getByRole("button", { name, exact: true });
}

function state(page: Page): Locator {
  return lesson(page).getByRole("status");
}

async function openStep(page: Page, id: string, step: number): Promise<void> {
  await page.goto(`/#/learn/${id}/${step}`);
  await expect(lesson(page)).toContainText(`Step ${step} of`);
}

test("a lesson is taken from the invitation on, and remembered", async ({ playground, page }) => {
  await page.goto("/");
  await expect(page.getByRole("tree", { name: "Services" })).toBeVisible();
  await page.getByRole("link", { name: "Make your first call in two minutes" }).click();
  await expect(lesson(page)).toContainText("Step 1 of");
  await expect(page).toHaveURL(/#\/greet\.Greeter\/SayHello\?lesson=[\w-]+\/1$/);
  await expect(state(page)).toHaveText("Not yet");
  await expect(page.getByRole("tree")).toHaveCount(0);

  // Hints open one at a time.
  const hints = lesson(page).getByRole("list", { name: "Hints" }).getByRole("listitem");
  await expect(hints).toHaveCount(0);
  await button(page, "Hint").click();
  await expect(hints).toHaveCount(1);

  await playground.button("Send").focus();
  await page.keyboard.press("Enter");
  await expect(state(page)).toHaveText("Done");
  // Nobody is taken out of what they are at.
  await expect(playground.button("Send")).toBeFocused();
  await button(page, "How do we know?").or(lesson(page).getByText("How do we know?")).click();
  await expect(lesson(page)).toContainText("Your own call has shown it.");

  await button(page, "Next step").click();
  await expect(lesson(page)).toContainText("Step 2 of");
  await expect(state(page)).toHaveText("Not yet");
  // What was said before counts for nothing here.
  await expect(lesson(page).getByRole("heading", { level: 3 })).toBeFocused();

  await page.reload();
  await expect(lesson(page)).toContainText("Step 2 of");
  await expect(page.getByRole("button", { name: /, done$/ })).toHaveCount(1);
  await page.goBack();
  await expect(lesson(page)).toContainText("Step 1 of");
  await button(page, "Leave lesson").click();
  await expect(lesson(page)).toHaveCount(0);
  await expect(page).toHaveURL(/#\/greet\.Greeter\/SayHello$/);
  await expect(page.getByRole("tree", { name: "Services" })).toBeVisible();
  // Whoever has been there needs no invitation.
  await expect(page.getByText("New to gRPC?")).toHaveCount(0);

  await page.getByRole("link", { name: "Learn", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("1 of ");
  await expect(page.getByRole("link", { name: /^Continue where you were/ })).toBeVisible();
});

test("it is shown how, an answer is checked, and one starts again", async ({
  playground,
  page,
}) => {
  await openStep(page, "what-an-rpc-is", 3);
  await expect(lesson(page).getByRole("radio")).toHaveCount(3);
  await lesson(page).getByRole("radio").first().check();
  await button(page, "Check answer").click();
  await expect(lesson(page)).toContainText("That is not it.");
  await expect(state(page)).toHaveText("Not yet");

  await button(page, "Show me").click();
  await expect(button(page, "Stop showing")).toBeVisible();
  await button(page, "Stop showing").click();
  await expect(button(page, "Show me")).toBeVisible();
  await button(page, "Show me").click();
  await expect(state(page)).toHaveText("Done", { timeout: 15_000 });
  await expect(playground.status).toHaveText("OK");
  await expect(lesson(page)).toContainText("That is right.");

  // Each explanation of an event leads to the lesson of what it is about.
  const reply = playground.response.getByRole("listitem", { name: /^Received 1/ });
  await reply.getByRole("button").first().click();
  await expect(reply.getByRole("link", { name: "Lesson: Messages as bytes" })).toBeVisible();

  // Behind another page nothing is shown any more.
  await button(page, "Show me").click();
  await expect(button(page, "Stop showing")).toBeVisible();
  await lesson(page).getByRole("link", { name: "Learn", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Learn gRPC" })).toBeVisible();
  await page.goBack();
  // It stays done, though nothing was done since it was opened again.
  await expect(state(page)).toHaveText("Done before");
  await expect(button(page, "Show me")).toBeVisible();

  await button(page, "Start again").click();
  await expect(state(page)).toHaveText("Done before");
  await expect(lesson(page).getByRole("radio", { checked: true })).toHaveCount(0);

  // By hand and by keyboard: whoever answers goes on from the answer.
  await playground.button("Send").press("Enter");
  await expect(playground.status).toHaveText("OK");
  await lesson(page)
    .getByRole("radio", { name: /^Trailers/ })
    .press("Space");
  await page.keyboard.press("Enter");
  await expect(state(page)).toHaveText("Done");
  await expect(button(page, "Next lesson")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(lesson(page)).toContainText("Step 1 of");
  await expect(lesson(page).getByRole("heading", { level: 3 })).toBeFocused();
});

test("an event of the very first call leads to its lesson, and back to the call", async ({
  playground,
  page,
}) => {
  await page.goto("/");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  // Nobody has to move for it.
  const link = playground.response.getByRole("link", { name: /^Lesson: / }).first();
  await link.click();
  await expect(lesson(page)).toContainText("Step 1 of");
  await expect(playground.response).toContainText("No call yet");
  await page.goBack();
  await expect(lesson(page)).toHaveCount(0);
  await expect(playground.status).toHaveText("OK");
});

test("a step is set up anew: what was typed, asked for and chosen before is gone", async ({
  playground,
  page,
}) => {
  await playground.open("greet.Greeter", "SayHello");
  await playground.greet("Goodbye", "Moon");
  await playground.setDeadline(1);
  await playground.chooseProtocol("Connect");
  await page.goto("/#/learn/what-an-rpc-is/1");
  await expect(lesson(page)).toContainText("Step 1 of");
  await expect(playground.field("name")).toHaveValue("World");
  await expect(page.getByRole("radio", { name: "gRPC", exact: true })).toBeChecked();
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await expect(state(page)).toHaveText("Done");
  // Another method is a press away, and the lesson stays.
  await page.getByRole("button", { name: "Services", exact: true }).click();
  await page.getByRole("treeitem", { name: "ParrotSaysHello" }).click();
  await expect(playground.request.getByRole("heading", { name: "ParrotSaysHello" })).toBeVisible();
  await expect(lesson(page)).toContainText("Step 1 of");
  // What was one's own is there again afterwards.
  await button(page, "Leave lesson").click();
  await playground.open("greet.Greeter", "SayHello");
  await playground.unfold("Deadline");
  await expect(playground.field("Deadline")).toHaveValue("1");
  // What a step sets is open to be seen.
  await openStep(page, "deadlines", 4);
  await expect(playground.field("Deadline")).toHaveValue("200");
});

test("progress goes to a file and comes back, and the certificate shows it", async ({ page }) => {
  await openStep(page, "what-an-rpc-is", 1);
  await button(page, "Show me").click();
  await expect(state(page)).toHaveText("Done", { timeout: 15_000 });
  await page.goto("/#/learn");
  await expect(page.getByRole("progressbar", { name: "Steps done" })).toHaveJSProperty("value", 1);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export progress" }).click();
  const file = await (await download).path();
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({
    kind: "grpc-playground-progress",
    steps: { "what-an-rpc-is": { "1": expect.stringMatching(/^\d{4}-/) } },
  });

  await page.getByRole("button", { name: "Start over" }).click();
  await page.getByRole("button", { name: "Forget it all" }).click();
  await expect(page.getByRole("progressbar", { name: "Steps done" })).toHaveJSProperty("value", 0);
  const input = page.getByLabel("File with progress");
  await input.setInputFiles({
    name: "shopping.json",
    mimeType: "application/json",
    buffer: Buffer.from("[]"),
  });
  await expect(page.getByRole("alert")).toContainText("shopping.json was not imported");
  await input.setInputFiles(file);
  await expect(page.getByRole("progressbar", { name: "Steps done" })).toHaveJSProperty("value", 1);

  await page.getByRole("link", { name: "Certificate" }).click();
  await page.getByLabel("Name on the certificate").fill("Ada Lovelace");
  await expect(
    page.getByRole("img", { name: /Ada Lovelace has done 1 of \d+ steps/ }),
  ).toBeVisible();
  const sheet = await page.pdf({ preferCSSPageSize: true });
  expect(sheet.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.reload();
  await expect(page.getByLabel("Name on the certificate")).toHaveValue("Ada Lovelace");
});

test("before an audience the page keys turn the steps, and the arrows the call", async ({
  playground,
  page,
}) => {
  await openStep(page, "what-an-rpc-is", 1);
  await playground.button("Send").click();
  await expect(state(page)).toHaveText("Done");
  await page.getByRole("button", { name: "Present" }).click();
  const bar = page.getByRole("region", { name: "Presentation" });
  await expect(bar).toContainText("8 of 8");
  await page.keyboard.press("ArrowLeft");
  await expect(bar).toContainText("7 of 8");
  await page.keyboard.press("PageDown");
  await expect(lesson(page)).toContainText("Step 2 of");
  await page.keyboard.press("PageUp");
  await expect(lesson(page)).toContainText("Step 1 of");
  await page.keyboard.press("Escape");
  await expect(lesson(page)).toContainText("Step 1 of");
});

test("a narrow page has the lesson above the request, and folds it", async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openStep(page, "what-an-rpc-is", 1);
  await expect(lesson(page)).toContainText("Your task");
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await button(page, "Fold").click();
  await expect(lesson(page).getByText("How do we know?")).toHaveCount(0);
  await expect(lesson(page)).toContainText("Your task");
  const [above, below] = await Promise.all([
    lesson(page).boundingBox(),
    playground.request.boundingBox(),
  ]);
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual((below?.y ?? 0) + 1);

  // From down at the call one comes to the course's beginning.
  await playground.button("Send").press("Enter");
  await expect(playground.status).toHaveText("OK");
  // Beside the reply, far from the task, one sees that it is done and goes on.
  await expect(playground.status).toBeInViewport();
  await expect(button(page, "Done")).toBeInViewport({ ratio: 1 });
  await expect(button(page, "Next step")).toBeInViewport({ ratio: 1 });
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.goto("/#/learn");
  await expect(page.getByRole("heading", { name: "Learn gRPC" })).toBeInViewport();
});

test("a link that leads to no lesson says so, and leads on", async ({ page }) => {
  await page.goto("/#/learn/no-such-lesson/1");
  await expect(page.getByText("There is no such lesson")).toBeVisible();
  await page.goto("/#/greet.Greeter/SayHello?lesson=what-an-rpc-is/99");
  await expect(page.getByText("Unary: your first RPC has no step 99")).toBeVisible();
  await page.getByRole("link", { name: "Begin it" }).click();
  await expect(lesson(page)).toContainText("Step 1 of");
});

for (const scheme of ["light", "dark"] as const) {
  test(`a lesson and its course are accessible when ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const faults = async () => (await new AxeBuilder({ page }).analyze()).violations;
    await openStep(page, "what-an-rpc-is", 3);
    await button(page, "Hint").click();
    await lesson(page).getByText("How do we know?").click();
    // One scheme sees the step as it is opened, the other what is there once it was done.
    if (scheme === "dark") {
      await button(page, "Show me").click();
      await expect(state(page)).toHaveText("Done", { timeout: 15_000 });
    }
    expect(await faults()).toEqual([]);
    await page.goto(scheme === "dark" ? "/#/learn/certificate" : "/#/learn");
    await expect(page.getByRole("heading", { name: /^(Learn gRPC|Certificate)$/ })).toBeVisible();
    if (scheme === "light") await page.getByRole("button", { name: "Start over" }).click();
    expect(await faults()).toEqual([]);
  });
}
