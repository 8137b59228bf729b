import { AxeBuilder } from "@axe-core/playwright";
import { greeting } from "../support/greeting.ts";
import { expect, test } from "../support/test.ts";
import { WireTab } from "../support/wire-tab.ts";

const { requestFields } = greeting;

test("bytes and fields are linked both ways, by keyboard and by pointer", async ({
  playground,
  page,
}) => {
  const wire = new WireTab(playground);
  await playground.open("greet.Greeter", "SayHello");
  await playground.greet("Hello", "Ada");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await wire.open();

  // From a byte to its field: the tenth is the second field's tag.
  await wire.bytes.focus();
  await page.keyboard.press("End");
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowRight");
  await expect(
    wire.bytes.getByRole("gridcell", {
      name: /^byte 10, 0x12: tag 0x12 = field 2, LEN: 2 << 3 \| 2/,
    }),
  ).toBeVisible();
  await expect(wire.fields.getByRole("treeitem", { selected: true })).toHaveAccessibleName(
    requestFields[1] ?? "",
  );
  await expect(playground.response).toContainText(
    "byte 10, 0x12: tag 0x12 = field 2, LEN: 2 << 3 | 2",
  );

  // From a field to its bytes.
  await wire.fields.focus();
  await page.keyboard.press("ArrowUp");
  await expect(wire.fields.getByRole("treeitem", { selected: true })).toHaveAccessibleName(
    requestFields[0] ?? "",
  );
  await expect(wire.bytes.getByRole("gridcell", { name: /^byte 5, 0x0a: tag/ })).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(wire.fields.getByRole("treeitem")).toHaveCount(1);
  await page.keyboard.press("ArrowRight");
  await expect(wire.fields.getByRole("treeitem")).toHaveCount(3);

  // The pointer only looks.
  await wire.bytes.getByRole("gridcell").last().hover();
  await expect(playground.response).toContainText('byte 16, 0x6f: "o", value of greeting');
  await wire.bytes.getByRole("gridcell").last().click();
  await expect(wire.fields.getByRole("treeitem", { selected: true })).toHaveAccessibleName(
    requestFields[1] ?? "",
  );
});

test("every kind of field is told by its name, its type and its value", async ({ playground }) => {
  const wire = new WireTab(playground);
  await playground.open("playground.v1.KitchenSink", "EchoEverything");
  await playground.request.getByRole("button", { name: "Example" }).click();
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await wire.open();
  const fields = await wire.fieldNames();
  expect(fields).toContain('field 1 name, LEN string, 7 bytes, "World"');
  expect(fields).toContain("field 3 colour, VARINT Colour, 2 bytes, COLOUR_RED");
  expect(fields.some((name) => name.startsWith("field 5 stock, LEN map entry"))).toBe(true);
});

test("bytes without a schema are guessed, and another guess may be chosen", async ({ page }) => {
  await page.goto("/#/decode");
  await page.getByRole("textbox", { name: "Bytes" }).fill("1a 05 0a 03 41 64 61");
  const fields = page.getByRole("tree").getByRole("treeitem");
  await fields.first().click();
  const guesses = page.getByLabel("No schema says what this is. Read it as");
  await guesses.selectOption({ label: "bytes" });
  await expect(fields).toHaveCount(1);
  await expect(fields).toHaveAccessibleName(/^field 3, LEN unknown, 7 bytes, perhaps bytes/);
  await page.getByRole("grid").getByRole("gridcell").nth(2).hover();
  await expect(page.getByText("byte 2, 0x0a: value of field 3")).toBeVisible();
  const message = guesses.getByRole("option", { name: /^message/ });
  await guesses.selectOption((await message.getAttribute("value")) ?? "");
  await expect(fields).toHaveCount(2);
  await expect(fields.last()).toHaveAccessibleName(
    /^field 1, LEN unknown, 5 bytes, perhaps string, "Ada"/,
  );
  await page.getByRole("grid").getByRole("gridcell").nth(2).hover();
  await expect(page.getByText("byte 2, 0x0a: tag 0x0a = field 1")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 400]) {
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test("the wire view passes axe, and nothing is cut off sideways", async ({
        playground,
        page,
      }) => {
        test.setTimeout(60_000);
        const wire = new WireTab(playground);
        await playground.open("greet.Greeter", "InteractingHello");
        await playground.button("Send message").click();
        await expect(playground.messages).toHaveCount(2);
        await playground.button("Half-close").click();
        await expect(playground.status).toHaveText("OK");
        await wire.open();
        await wire.fields.getByRole("treeitem").last().click();
        await wire.frame(/HEADERS, client to server/).click();
        await playground.response.getByRole("button", { name: "Flow-control windows" }).click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`,
        );
        expect(found).toEqual([]);
        const wideBy = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wideBy).toBe(0);
      });
    });
  }
}
