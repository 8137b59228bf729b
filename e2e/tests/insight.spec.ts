import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { PlaygroundPage } from "../support/playground-page.ts";
import { test, expect } from "../support/test.ts";

const kitchen = "playground.v1.KitchenSink";

const about = (page: Page, field: string) =>
  page.getByRole("dialog", { name: `About ${field}`, exact: true });

/** Puts the focus in a field and asks about it, by keyboard. */
async function ask(playground: PlaygroundPage, label: string): Promise<void> {
  await playground.field(label).focus();
  await playground.page.keyboard.press("Alt+I");
}

test("a person reads what a number costs while typing it, by keyboard alone", async ({
  playground,
  page,
}) => {
  await playground.open(kitchen, "EchoScalars");
  const field = playground.field("an_int32");
  await field.fill("300");
  await ask(playground, "an_int32");
  const popup = about(page, "an_int32");
  await expect(popup).toContainText("3 bytes now");
  await expect(field).toBeFocused();
  await expect(popup).toContainText("ac 02");
  await expect(popup).toContainText("Wire type0 VARINT");
  await expect(popup).toContainText("Unset and 0 are the same");
  await expect(popup).toContainText("JSON nameanInt32");

  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("-1");
  await expect(popup).toContainText("11 bytes now");
  await expect(popup).toContainText("it always takes ten bytes. sint32 would take 1 for it.");
  await page.keyboard.type("x");
  await expect(popup).toContainText('"-1x" is not an int32');

  await page.keyboard.press("Escape");
  await expect(popup).toBeHidden();
  await expect(field).toBeFocused();

  await page.keyboard.press("Alt+I");
  await expect(popup).toBeVisible();
  await page.keyboard.press("Alt+I");
  await expect(popup).toBeFocused();
  await page.keyboard.press("Alt+I");
  await expect(field).toBeFocused();
  await expect(popup).toBeVisible();
  await page.keyboard.press("Alt+I");
  await expect(popup).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(popup).toBeHidden();
  await expect(field).toBeFocused();
});

test("what is typed right after asking lands in the field, and the facts follow", async ({
  playground,
  page,
}) => {
  await playground.open("greet.Greeter", "SayHello");
  const field = playground.field("name");
  await field.fill("");
  await field.focus();
  await page.keyboard.type("Worldab");
  await page.keyboard.press("Alt+I");
  await page.keyboard.type("cd");
  await expect(about(page, "name")).toContainText("11 bytes now");
  await page.keyboard.type("ef");
  await expect(field).toHaveValue("Worldabcdef");
  await expect(field).toBeFocused();
  await expect(about(page, "name")).toContainText("13 bytes now");
});

test("a key that is held down opens an explanation and stays in the field", async ({
  playground,
  page,
}) => {
  await playground.open("greet.Greeter", "SayHello");
  await playground.field("name").focus();
  await page.keyboard.down("Alt");
  await page.keyboard.down("I");
  await expect(about(page, "name")).toBeVisible();
  await page.keyboard.down("I");
  await page.keyboard.down("I");
  await page.keyboard.up("I");
  await page.keyboard.up("Alt");
  await expect(about(page, "name")).toBeVisible();
  await expect(playground.field("name")).toBeFocused();
});

test("a screen reader hears what opened, and not every key after it", async ({
  playground,
  page,
}) => {
  await playground.open(kitchen, "EchoScalars");
  const field = playground.field("an_int32");
  await field.fill("300");
  const heard = playground.request.locator("[aria-live=polite]").filter({ hasText: /^About / });
  await expect(heard).toHaveCount(0);
  await ask(playground, "an_int32");
  await expect(heard).toHaveText("About an_int32: 3 bytes. Alt+I goes into it, Escape closes it.");
  await page.keyboard.type("0");
  await expect(about(page, "an_int32")).toContainText("bytes now");
  await expect(field).toHaveValue("3000");
  await expect(heard).toContainText("About an_int32: 3 bytes.");
  await page.keyboard.press("Shift+Tab");
  await expect(heard).toHaveText(/^About a_float: \d+ bytes?(, not sent)?\.$/);
  await page.keyboard.press("Escape");
  await expect(heard).toHaveCount(0);
});

test("Tab passes the explanations by, and an open one goes along", async ({ playground, page }) => {
  await playground.open(kitchen, "EchoScalars");
  await playground.field("a_double").focus();
  await page.keyboard.press("Tab");
  await expect(playground.field("a_float")).toBeFocused();
  await page.keyboard.press("Alt+I");
  await expect(about(page, "a_float")).toContainText("IEEE 754");
  await page.keyboard.press("Tab");
  await expect(playground.field("an_int32")).toBeFocused();
  await expect(about(page, "an_int32")).toBeVisible();
  await expect(about(page, "a_float")).toHaveCount(0);
});

test("a person opens and closes an explanation by pointer", async ({ playground, page }) => {
  await playground.open("greet.Greeter", "SayHello");
  const button = playground.request.getByRole("button", { name: "About greeting: string = 2" });
  await button.click();
  await expect(about(page, "greeting")).toBeFocused();
  await expect(about(page, "greeting")).toContainText("5 characters in UTF-8");
  await playground.field("greeting").fill("Grüß Gott");
  await expect(about(page, "greeting")).toContainText("9 characters in UTF-8");
  await expect(about(page, "greeting")).toContainText("13 bytes now");
  await button.click();
  await expect(about(page, "greeting")).toBeHidden();
  await button.click();
  await about(page, "greeting").getByRole("button", { name: "Close" }).click();
  await expect(about(page, "greeting")).toBeHidden();
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(about(page, "greeting")).toBeFocused();
  await playground.response.getByRole("tab", { name: "Learn" }).click();
  await expect(about(page, "greeting")).toBeHidden();
});

test("lists, maps, oneofs, enums and defaults are explained", async ({ playground, page }) => {
  // Six explanations of three methods.
  test.setTimeout(60_000);
  await playground.open(kitchen, "EchoCollections");
  await ask(playground, "int32s 1");
  await expect(about(page, "int32s")).toContainText("after one tag and one length");
  await expect(about(page, "int32s")).toContainText("Packedyes");
  await page.keyboard.press("Escape");
  await ask(playground, "unpacked 1");
  await expect(about(page, "unpacked")).toContainText("has a tag of its own");

  await playground.open(kitchen, "EchoEverything");
  const stock = playground.request.getByRole("group", { name: "stock", exact: true });
  await stock.getByLabel("key", { exact: true }).first().focus();
  await page.keyboard.press("Alt+I");
  await expect(about(page, "stock")).toContainText("the key is field 1, and the value field 2");
  await page.keyboard.press("Escape");

  await playground.field("contact").selectOption("email");
  await ask(playground, "email");
  await expect(about(page, "email")).toContainText(
    "One field of the oneof contact is set, or none",
  );
  await page.keyboard.press("Escape");

  await ask(playground, "colour");
  const values = about(page, "colour").getByRole("table");
  await expect(values.getByRole("row", { name: /COLOUR_VERDANT/ })).toContainText(
    "An alias of COLOUR_GREEN",
  );
  await expect(values.getByRole("row", { name: /COLOUR_MAUVE/ })).toContainText("deprecated");
  await expect(values.getByRole("row", { name: /COLOUR_RED/ })).toContainText("ripe tomato");

  await playground.open(kitchen, "EchoLegacy");
  await ask(playground, "portions");
  await expect(about(page, "portions")).toContainText("reads as 7");
  await expect(about(page, "portions")).toContainText("Default7");
});

test("the message's own size follows the typing", async ({ playground }) => {
  await playground.open("greet.Greeter", "SayHello");
  await playground.greet("Hello", "World");
  await expect(playground.request).toContainText("HelloRequest14 bytes + 5 of envelope");
  await playground.field("name").fill("");
  await expect(playground.request).toContainText("7 bytes + 5 of envelope");
  await playground.open(kitchen, "EchoScalars");
  await playground.request.getByRole("button", { name: "Clear", exact: true }).click();
  await playground.field("an_int32").fill("none");
  await expect(playground.request).toContainText("0 bytes so far");
});

test("comments and deprecation stand where they belong", async ({ playground, page }) => {
  await playground.open(kitchen, "EchoRetired");
  await expect(
    playground.request.getByRole("heading", { name: "EchoRetired deprecated" }),
  ).toBeVisible();
  await expect(playground.request).toContainText("Retireddeprecated");
  await expect(playground.request).toContainText("Shows what a deprecated message looks like");
  await playground.request.getByText(kitchen, { exact: true }).click();
  await expect(playground.request).toContainText("Echoes messages of every shape");
  await expect(page.getByRole("treeitem", { name: "EchoRetired" })).toHaveAccessibleDescription(
    /Deprecated\./,
  );
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 400]) {
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({
        colorScheme,
        viewport: { width, height: 900 },
        contextOptions: { reducedMotion: "reduce" },
      });

      test("an explanation passes axe and stays in the page", async ({ playground, page }) => {
        // A pass of axe over the longest form, seconds on a busy machine.
        test.setTimeout(60_000);
        await playground.open(kitchen, "EchoEverything");
        await ask(playground, "colour");
        const popup = about(page, "colour");
        await expect(popup).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`),
        ).toEqual([]);
        const box = await popup.boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(900);
        // One can see what one types.
        const covered = await playground.field("colour").evaluate((field) => {
          const { left, top } = field.getBoundingClientRect();
          const seen = document.elementFromPoint(left + 8, top + 8);
          return seen !== field;
        });
        expect(covered).toBe(false);
      });
    });
  }
}
