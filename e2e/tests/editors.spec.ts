import { AxeBuilder } from "@axe-core/playwright";
import { test, expect } from "../support/test.ts";
import type { PlaygroundPage } from "../support/playground-page.ts";

// An editor for each kind of field, with the kitchen sink to say what arrived.

// Some of these forms have a field of each kind, and some of these tests send often.
test.describe.configure({ timeout: 60_000 });
test.use({ timezoneId: "Europe/Paris" });

const sink = "playground.v1.KitchenSink";

/** Opens a method with nothing filled in. */
async function openEmpty(playground: PlaygroundPage, method: string): Promise<void> {
  await playground.open(sink, method);
  await playground.request.getByRole("button", { name: "Clear" }).click();
}

/** Sends, and reads the message that came back as JSON. */
async function echo(playground: PlaygroundPage): Promise<unknown> {
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages).toHaveCount(2);
  const text = await playground.messages.nth(1).textContent();
  return JSON.parse(/\{.*\}/s.exec(text ?? "")?.[0] ?? "null");
}

test("a time is typed with any offset, picked, or now; the picker keeps nanoseconds", async ({
  playground,
}) => {
  await openEmpty(playground, "EchoEverything");
  const text = playground.field("made_at");
  const picker = playground.field("made_at picker");
  await text.fill("2026-01-02 05:04:05.123456789+02:00");
  await expect(picker).toHaveValue("2026-01-02T04:04:05");
  await expect(text).toHaveAccessibleDescription(
    /Fri 2 Jan 2026, 04:04:05 Europe\/Paris \(UTC\+1\) Sent as 2026-01-02T03:04:05.123456789Z/,
  );
  await picker.fill("2026-07-02T04:04:06");
  await expect(text).toHaveValue("2026-07-02T02:04:06.123456789Z");
  expect(await echo(playground)).toEqual({ made_at: "2026-07-02T02:04:06.123456789Z" });

  await text.fill("2026-02-30T00:00:00Z");
  await expect(text).toHaveAccessibleDescription(/There is no day 30 in 2026-02/);
  await expect(picker).toHaveValue("");
  await playground.request.getByRole("button", { name: "Pick made_at" }).press("Enter");
  await expect(picker).toBeFocused();
  await picker.press("Escape");
  await playground.request.getByRole("button", { name: "Now made_at" }).click();
  await expect(text).toHaveValue(/^20\d\d-.*Z$/);
  await playground.request.getByRole("button", { name: "Unset made_at" }).click();
  expect(await echo(playground)).toEqual({});
});

test("a duration is typed as people say it, and shown as it is sent", async ({ playground }) => {
  await openEmpty(playground, "EchoEverything");
  const text = playground.field("shelf_life");
  for (const [typed, sent] of [
    ["1m30s", "90s"],
    ["-1.5h", "-5400s"],
    ["250ms", "0.250s"],
  ] as const) {
    await text.fill(typed);
    await expect(text).toHaveAccessibleDescription(new RegExp(`Sent as ${sent}`));
    expect(await echo(playground)).toEqual({ shelf_life: sent });
  }
  await text.fill("90");
  await expect(text).toHaveAccessibleDescription(/has no unit. Type "90s" for seconds/);
});

test("an Any takes a type by search and its form, and keeps what another type held", async ({
  playground,
  page,
}) => {
  await openEmpty(playground, "EchoEverything");
  const extra = playground.request.getByRole("group", { name: "extra", exact: true });
  const type = extra.getByRole("combobox", { name: "type", exact: true });
  await type.pressSequentially("v1 phone");
  await expect(page.getByRole("listbox", { name: "Types" }).getByRole("option")).toHaveText([
    "playground.v1.Phone",
  ]);
  await type.press("ArrowDown");
  await type.press("Enter");
  await expect(type).toHaveValue("playground.v1.Phone");
  await expect(page.getByRole("listbox")).toBeHidden();
  await extra.getByLabel("country_code", { exact: true }).fill("+44");
  await extra.getByLabel("number", { exact: true }).fill("20");
  expect(await echo(playground)).toEqual({
    extra: {
      "@type": "type.googleapis.com/playground.v1.Phone",
      country_code: "+44",
      number: "20",
    },
  });

  // A name that is typed whole is chosen at once.
  await type.fill("google.protobuf.Duration");
  await expect(page.getByRole("listbox", { name: "Types" })).toBeHidden();
  await extra.getByLabel("value", { exact: true }).fill("2s");
  expect(await echo(playground)).toEqual({
    extra: { "@type": "type.googleapis.com/google.protobuf.Duration", value: "2s" },
  });
  await type.fill("playground.v1.Phone");
  await expect(extra.getByLabel("number", { exact: true })).toHaveValue("20");

  await type.fill("Nobody");
  await expect(type).toHaveAccessibleDescription(/This schema has no message "Nobody"/);
  await playground.button("Send").click();
  await expect(playground.request.getByRole("alert")).toContainText("extra: This schema has no");

  // A type that the schema does not have takes bytes.
  await type.fill("example.com/none.Such");
  await extra.getByLabel("value typed as", { exact: true }).selectOption("hex");
  await extra.getByLabel("value", { exact: true }).fill("08 01");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages.nth(1)).toContainText("none.Such");
});

test("wrappers tell empty from unset", async ({ playground }) => {
  await openEmpty(playground, "EchoWellKnown");
  await playground.request.getByRole("button", { name: "Set string_value" }).click();
  await playground.request.getByRole("button", { name: "Set bool_value" }).click();
  await playground.request.getByRole("button", { name: "Set bytes_value" }).click();
  await playground.field("int64_value").fill("-9223372036854775808");
  await playground.field("double_value").fill("NaN");
  await expect(playground.field("uint32_value")).toHaveAttribute("placeholder", "unset");
  expect(await echo(playground)).toEqual({
    string_value: "",
    bool_value: false,
    bytes_value: "",
    int64_value: "-9223372036854775808",
    double_value: "NaN",
  });
  await playground.request.getByRole("button", { name: "Unset string_value" }).click();
  expect(await echo(playground)).not.toHaveProperty("string_value");
});

test("a mask takes paths from the message that it speaks of, or any path with a hint", async ({
  playground,
}) => {
  await openEmpty(playground, "EchoWellKnown");
  const mask = playground.field("mask");
  const paths = playground.request.getByRole("toolbar", { name: "mask paths" });
  await mask.fill("address.ci");
  await paths.getByRole("button", { name: "Add path address.city" }).click();
  await expect(mask).toHaveValue("address.city");
  await paths.getByRole("button", { name: "Add path display_name" }).press("Enter");
  await expect(mask).toHaveValue("address.city,display_name");
  expect(await echo(playground)).toEqual({ mask: "address.city,displayName" });
  await paths.getByRole("button", { name: "Remove path address.city" }).click();
  await expect(mask).toHaveValue("display_name");
  await mask.fill("displayName");
  await expect(mask).toHaveAccessibleDescription(/is no field of.*Did you mean display_name\?/);
  // A hint does not keep it from being sent; its JSON says why there is none.
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await playground.messages.nth(1).getByRole("button").first().click();
  await expect(playground.messages.nth(1)).toContainText(/no ProtoJSON.*irreversible/);
});

test("JSON in a field is laid out, leads to its error and warns of rounding", async ({
  playground,
  page,
}) => {
  await openEmpty(playground, "EchoEverything");
  const notes = playground.field("notes");
  await notes.fill('{"z":1,"a":[9007199254740993]}');
  await expect(notes).toHaveAccessibleDescription(/9007199254740993 is sent as 9007199254740992/);
  await playground.request.getByRole("button", { name: "Format notes" }).click();
  await expect(notes).toHaveValue('{\n  "z": 1,\n  "a": [\n    9007199254740993\n  ]\n}');
  expect(await echo(playground)).toEqual({ notes: { z: 1, a: [9007199254740992] } });
  await notes.fill('{"a": NaN}');
  await expect(notes).toHaveAccessibleDescription(/Line 1, column 7: NaN has no JSON/);
  await playground.request.getByRole("button", { name: "Go to the error in notes" }).click();
  await expect(notes).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe("NaN");
});

test("bytes come from a file that is chosen or dropped, and stay bytes", async ({
  playground,
  page,
}) => {
  await openEmpty(playground, "EchoEverything");
  const bytes = Buffer.from(Array.from({ length: 48 }, (_, index) => 255 - index * 5));
  await playground
    .field("picture file")
    .setInputFiles({ name: "all.bin", mimeType: "application/octet-stream", buffer: bytes });
  await expect(playground.field("picture")).toHaveValue("all.bin (48 B)");
  await expect(playground.request).toContainText("ff fa f5 f0 eb e6 e1 dc ...");
  expect(await echo(playground)).toEqual({ picture: bytes.toString("base64") });

  await playground.request.getByRole("button", { name: "Remove picture file" }).click();
  await expect(playground.field("picture")).toHaveValue("");
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array([0, 13, 10])], "three.bin"));
    return data;
  });
  await playground.field("picture").dispatchEvent("drop", { dataTransfer: transfer });
  await expect(playground.field("picture")).toHaveValue("three.bin (3 B)");
  expect(await echo(playground)).toEqual({ picture: "AA0K" });

  await playground.field("picture file").setInputFiles({
    name: "large.bin",
    mimeType: "application/octet-stream",
    buffer: Buffer.alloc(5 * 1024 * 1024),
  });
  await expect(playground.request).toContainText("5 MiB is more than the 4 MiB");
});

test("many values are pasted at once into a list and into a map", async ({ playground }) => {
  await openEmpty(playground, "EchoEverything");
  const { request } = playground;
  await request.getByRole("button", { name: "Paste many stock" }).click();
  const box = playground.field("Paste many stock");
  await expect(box).toBeFocused();
  await box.fill("blue = 1\nred\nblue = 2\ngreen\t3");
  await expect(box).toHaveAccessibleDescription(/Line 2: Write a key and a value/);
  await expect(box).toHaveAccessibleDescription(/Line 3: The key "blue" stands on line 1 already/);
  await expect(request.getByRole("button", { name: "Add 2 and skip 2" })).toBeVisible();
  await box.fill('{"blue": 1, "green": 3}');
  await request.getByRole("button", { name: "Add 2", exact: true }).click();
  await request.getByRole("button", { name: "Paste many items" }).click();
  await playground.field("Paste many items").fill('[{"title": "a"}, {"quantity": 2}]');
  await request.getByRole("button", { name: "Add 2", exact: true }).click();
  await expect(request.getByRole("group", { name: "items 1", exact: true })).toBeVisible();
  expect(await echo(playground)).toEqual({
    stock: { blue: 1, green: 3 },
    items: [{ title: "a" }, { quantity: 2 }],
  });
  // Escape closes the box and gives the focus back, without a word to the call.
  await request.getByRole("button", { name: "Paste many stock" }).press("Enter");
  await playground.field("Paste many stock").press("Escape");
  await expect(request.getByRole("button", { name: "Paste many stock" })).toBeFocused();
});

test("lines pasted into one item become items: numbers at once, texts when one says so", async ({
  playground,
  page,
}) => {
  await openEmpty(playground, "EchoCollections");
  const { request } = playground;
  const paste = async (label: string, text: string) => {
    await playground.field(label).evaluate((element, pasted) => {
      const data = new DataTransfer();
      data.setData("text/plain", pasted);
      const event = new ClipboardEvent("paste", {
        clipboardData: data,
        bubbles: true,
        cancelable: true,
      });
      // As the browser does when nobody prevents it.
      if (element.dispatchEvent(event)) document.execCommand("insertText", false, pasted);
    }, text);
  };
  await request.getByRole("button", { name: /^Add int32s$/ }).click();
  await expect(playground.field("int32s 1")).toBeFocused();
  await paste("int32s 1", "4\n5\n6");
  await expect(playground.field("Paste many int32s")).toHaveValue("4\n5\n6");
  await page.keyboard.press("Control+Enter");
  await expect(playground.field("int32s 4")).toHaveValue("6");

  await request.getByRole("button", { name: /^Add strings$/ }).click();
  await paste("strings 1", "one\ntwo");
  await expect(playground.field("strings 1")).toHaveValue("one\ntwo");
  await request.getByRole("button", { name: "Make an item of each" }).click();
  await request.getByRole("button", { name: "Add 2", exact: true }).click();
  expect(await echo(playground)).toMatchObject({ int32s: [0, 4, 5, 6], strings: ["one", "two"] });
});

test("control characters are kept when a text is edited with escapes", async ({ playground }) => {
  await openEmpty(playground, "EchoEverything");
  await playground.request.getByRole("tab", { name: "JSON" }).click();
  const json = playground.request.getByRole("textbox", { name: "Message as JSON" });
  await json.press("ControlOrMeta+A");
  await json.pressSequentially('{"name": "a\\r\\nb\\u0000"}');
  await playground.request.getByRole("tab", { name: "Form" }).click();
  await expect(playground.request).toContainText("This text has control characters");
  await playground.request.getByRole("button", { name: "Edit escaped name" }).click();
  await expect(playground.field("name")).toHaveValue("a\\r\\nb\\u0000");
  await playground.field("name").fill("a\\r\\nc\\u0000\\");
  expect(await echo(playground)).toEqual({ name: "a\r\nc\0\\" });
});

test("enums show aliases, and take another number when they are open", async ({ playground }) => {
  await openEmpty(playground, "EchoEverything");
  const colour = playground.field("colour");
  await colour.selectOption("COLOUR_VERDANT = 2, alias of COLOUR_GREEN");
  expect(await echo(playground)).toEqual({ colour: "COLOUR_GREEN" });
  await colour.selectOption("Other number ...");
  await playground.field("colour number").fill("-7");
  expect(await echo(playground)).toEqual({ colour: -7 });
});

test("proto2 shows what is required, what unset reads as, and extensions", async ({
  playground,
}) => {
  await openEmpty(playground, "EchoLegacy");
  await expect(playground.field("title")).toHaveAttribute("aria-required", "true");
  await expect(playground.field("portions")).toHaveAttribute("placeholder", "unset; reads as 7");
  await playground.field("title").fill("Soup");
  await playground.field("revision").fill("2");
  await playground.request.getByRole("button", { name: "Set portions" }).click();
  await expect(playground.request).toContainText("set to the default");
  await playground.request.getByRole("button", { name: "Set label" }).click();
  await playground.field("text").fill("hot");
  await expect(playground.request.getByText("Extensions", { exact: true })).toBeVisible();
  await playground.field("[playground.v1.nickname]").fill("Broth");
  expect(await echo(playground)).toEqual({
    title: "Soup",
    revision: 2,
    portions: 7,
    label: { text: "hot" },
    "[playground.v1.nickname]": "Broth",
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`every editor passes axe, ${colorScheme}`, async ({ playground, page }) => {
    // Three passes over the longest forms, seconds each on a busy machine.
    test.setTimeout(90_000);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const method of ["EchoWellKnown", "EchoEverything", "EchoLegacy"]) {
      await playground.open(sink, method);
      await expect(
        playground.request.getByRole("button", { name: /^Paste many/ }).last(),
      ).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
}
