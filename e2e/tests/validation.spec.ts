import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import type { PlaygroundPage } from "../support/playground-page.ts";
import { test, expect } from "../support/test.ts";

const book = ["playground.v1.Booking", "Book"] as const;

/** Opens a method of the booking service, and waits for the rules, which come by themselves. */
async function openBooking(playground: PlaygroundPage, method = "Book"): Promise<void> {
  await playground.open(book[0], method);
  await expect(playground.request.getByText("3 to 40 characters")).toBeVisible();
}

/** What a screen reader says after a field's name: its type, comment, rules and errors. */
function described(field: Locator): Promise<string> {
  return field.evaluate((element) =>
    (element.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" | "),
  );
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((at) => at.html).join("; ")}`,
  );
  expect(found).toEqual([]);
}

test("the example keeps every rule, and is booked", async ({ playground }) => {
  await openBooking(playground);
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages.last()).toContainText("The Rusty Anchor");
});

test("a rule is said beside its field, and what breaks it once the field was left", async ({
  playground,
}) => {
  await openBooking(playground);
  const hotel = playground.field("hotel");
  expect(await described(hotel)).toContain("3 to 40 characters");
  await hotel.fill("X");
  // Nobody is told off in the middle of a word.
  await expect(hotel).not.toHaveAttribute("aria-invalid", "true");
  await hotel.press("Tab");
  await expect(hotel).toHaveAttribute("aria-invalid", "true");
  expect(await described(hotel)).toContain("Must be at least 3 characters.");
  await hotel.fill("The Inn");
  await expect(hotel).not.toHaveAttribute("aria-invalid", "true");
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("what breaks rules is not sent, unless one insists; then the server refuses it", async ({
      playground,
      page,
    }) => {
      // Two passes of axe, seconds each on a busy machine.
      test.setTimeout(120_000);
      const { request, response } = playground;
      await openBooking(playground);
      await playground.field("hotel").fill("X");
      await playground.field("check_out").fill("2020-01-01T00:00:00Z");
      await request.getByRole("button", { name: "Add guests" }).click();
      const second = request.getByRole("group", { name: "guests 2" });
      await second.getByLabel("name", { exact: true }).fill("Alan");
      await second.getByLabel("email", { exact: true }).fill("nobody");
      await request
        .getByRole("group", { name: "extras 1" })
        .getByLabel("key", { exact: true })
        .fill("sauna");
      await request.getByLabel("contact", { exact: true }).selectOption("");

      await playground.button("Send").click();
      const refusal = request.getByRole("alert");
      await expect(refusal).toContainText("Nothing was sent");
      await expect(refusal).toContainText("hotel: must be at least 3 characters");
      await expect(refusal).toContainText("guests[1].email: must be a valid email address");
      await expect(refusal).toContainText('extras["sauna"]');
      await expect(playground.status).toHaveText("No call yet");
      await expect(playground.field("hotel")).toBeFocused();
      expect(await described(request.getByLabel("contact", { exact: true }))).toMatch(/required/);
      await expect(second.getByLabel("email", { exact: true })).toHaveAttribute(
        "aria-invalid",
        "true",
      );
      await expect(request.getByText("check_out has to be after check_in.")).toBeVisible();
      await expectNoViolations(page);

      await request.getByRole("button", { name: "Send anyway" }).click();
      await expect(playground.status).toHaveText("INVALID_ARGUMENT");
      const violations = response.getByRole("list", { name: "Violations" }).getByRole("listitem");
      await expect(violations).toHaveCount(5);
      await expect(violations.filter({ hasText: "guests[1].email" })).toContainText("string.email");
      await expect(violations.filter({ hasText: 'extras["sauna"]' })).toHaveCount(1);
      await expect(violations.filter({ hasText: "the whole message" })).toContainText("stay.order");
      await expectNoViolations(page);

      await request.getByRole("button", { name: "Example" }).click();
      await playground.button("Send").click();
      await expect(playground.status).toHaveText("OK");
    });
  });
}

test("mended field by field, it is sent", async ({ playground }) => {
  await openBooking(playground);
  await playground.field("country").fill("England");
  await playground.field("accepts_terms").uncheck();
  await playground.button("Send").click();
  await expect(playground.request.getByRole("alert")).toContainText("bill_to.country");
  await playground.field("country").fill("GB");
  await playground.field("accepts_terms").check();
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
});

test("an empty form does not complain until it is sent", async ({ playground }) => {
  await openBooking(playground);
  await playground.request.getByRole("button", { name: "Clear" }).click();
  await expect(playground.request.locator('[aria-invalid="true"]')).toHaveCount(0);
  await playground.button("Send").click();
  const refusal = playground.request.getByRole("alert");
  await expect(refusal.getByRole("listitem")).toHaveCount(9);
  await expect(refusal).not.toContainText("more");
  await playground.request.getByRole("button", { name: "Clear" }).click();
  await expect(playground.request.locator('[aria-invalid="true"]')).toHaveCount(0);
});

test("each message of a stream is checked, and a wrong one is not sent", async ({ playground }) => {
  await openBooking(playground, "BookMany");
  await playground.button("Send message").click();
  await expect(playground.messages).toHaveCount(1);
  await playground.field("hotel").fill("X");
  await playground.button("Send message").click();
  await expect(playground.request.getByRole("alert")).toContainText("hotel: must be");
  await expect(playground.messages).toHaveCount(1);
  await playground.field("hotel").fill("The Inn");
  await playground.button("Send message").click();
  await playground.button("Half-close").click();
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages.last()).toContainText("The Inn");
});

test("JSON that breaks rules is refused where it stands", async ({ playground }) => {
  await openBooking(playground);
  await playground.request.getByRole("tab", { name: "JSON" }).click();
  const editor = playground.request.getByRole("textbox", { name: "Message as JSON" });
  await editor.press("ControlOrMeta+A");
  await editor.pressSequentially('{"hotel": "X"}');
  await playground.button("Send").click();
  await expect(playground.request.getByRole("alert")).toContainText("hotel: must be");
  await expect(editor).toBeVisible();
  await playground.request.getByRole("button", { name: "Send anyway" }).click();
  await expect(playground.status).toHaveText("INVALID_ARGUMENT");
});

test("a message without rules loads nothing for them", async ({ playground, page }) => {
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url());
  });
  await playground.open("greet.Greeter", "SayHello");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  expect(scripts.filter((url) => /rules/.test(url))).toEqual([]);
  await openBooking(playground);
  expect(scripts.filter((url) => /form-rules/.test(url))).toHaveLength(1);
});

test("what is pressed twice before the rules are here is sent once", async ({
  playground,
  page,
}) => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route(/form-rules[^/]*\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  const calls: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/Book")) calls.push(request.method());
  });
  await playground.open("playground.v1.Booking", "Book");
  await playground.chooseProtocol("Connect");
  await playground.button("Send").click();
  await playground.button("Send").click();
  release();
  await expect(playground.status).toHaveText("OK");
  expect(calls).toEqual(["POST"]);
});
