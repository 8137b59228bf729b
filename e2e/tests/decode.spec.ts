import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { test, expect } from "../support/test.ts";

/** What the page says that the bytes are. */
const decoded = (page: Page) => page.getByRole("region", { name: "Decoded" });
const bytesBox = (page: Page) => page.getByRole("textbox", { name: "Bytes" });
const typeBox = (page: Page) => page.getByRole("combobox", { name: "Message type" });
const field = (page: Page, name: RegExp): Locator => decoded(page).getByRole("treeitem", { name });

/** `HelloRequest{name: "Ada", greeting: "Hi"}`. */
const request = "0a 03 41 64 61 12 02 48 69";

async function openDecode(page: Page): Promise<void> {
  await page.goto("/#/decode");
  await expect(bytesBox(page)).toBeVisible();
}

/** Drops a file on the page, as a person drags one out of a folder. */
async function drop(page: Page, name: string, content: number[]): Promise<void> {
  const data = await page.evaluateHandle(
    ([called, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(bytes)], called));
      return transfer;
    },
    [name, content] as const,
  );
  await page.locator("body").dispatchEvent("drop", { dataTransfer: data });
}

test("the page is a link away, has a title, and the Back button leaves it", async ({
  playground,
  page,
}) => {
  await playground.open("greet.Greeter", "ParrotSaysHello");
  await playground.field("name").fill("still here");
  await page.getByRole("link", { name: "Decode bytes" }).click();
  await expect(page).toHaveURL(/#\/decode$/);
  await expect(page).toHaveTitle("Decode bytes · gRPC Playground");
  await bytesBox(page).fill(request);
  await page.goBack();
  await expect(playground.field("name")).toHaveValue("still here");
  await expect(page).toHaveTitle(/ParrotSaysHello/);
  await page.goForward();
  await expect(bytesBox(page)).toHaveValue(request);
  await page.getByRole("link", { name: "Back to ParrotSaysHello" }).click();
  await expect(playground.field("name")).toHaveValue("still here");
});

test("nothing is sent, whatever is decoded", async ({ page }) => {
  await openDecode(page);
  // Its types and all of its parts are there by now.
  await bytesBox(page).fill(request);
  await expect(field(page, /World|Ada/)).toBeVisible();
  const asked: string[] = [];
  page.on("request", (made) => asked.push(made.url()));
  await bytesBox(page).fill(`00 00 00 00 09 ${request}`);
  await expect(field(page, /message 1/)).toBeVisible();
  await page.getByRole("button", { name: "greet.HelloRequest" }).click();
  await expect(field(page, /greeting/)).toBeVisible();
  expect(asked).toEqual([]);
  expect(page.url()).toMatch(/#\/decode$/);
});

test("hex without a schema is guessed, and a type that goes with it is a click away", async ({
  page,
}) => {
  await openDecode(page);
  await bytesBox(page).fill(request);
  await expect(page.getByText("Read as hex: 9 bytes.")).toBeVisible();
  await expect(field(page, /field 1.*Ada/)).toBeVisible();
  await page.getByRole("button", { name: "greet.HelloRequest" }).click();
  await expect(typeBox(page)).toHaveValue("greet.HelloRequest");
  await expect(field(page, /name.*Ada/)).toBeVisible();
  await expect(field(page, /greeting.*Hi/)).toBeVisible();
  await page.getByRole("button", { name: "Without a type" }).click();
  await expect(field(page, /field 2.*Hi/)).toBeVisible();
});

test("base64 is read as such, and can be read as hex instead", async ({ page }) => {
  await openDecode(page);
  await bytesBox(page).fill("CgNBZGESAkhp");
  await expect(page.getByText("Read as base64: 9 bytes.")).toBeVisible();
  await expect(field(page, /field 2.*Hi/)).toBeVisible();
  await bytesBox(page).fill("0a03416461616161");
  await expect(page.getByText("Read as hex: 8 bytes.")).toBeVisible();
  await page.getByRole("button", { name: "base64", exact: true }).click();
  await expect(page.getByText("Read as base64: 12 bytes.")).toBeVisible();
});

test("a file can be dropped anywhere, and is cut into its envelopes", async ({ page }) => {
  await openDecode(page);
  const message = [0x0a, 0x03, 0x41, 0x64, 0x61];
  const envelope = [0, 0, 0, 0, 5, ...message];
  await drop(page, "capture.bin", [...envelope, ...envelope]);
  await expect(page.getByText("capture.bin")).toBeVisible();
  await expect(page.getByText("Read as the bytes themselves: 20 bytes.")).toBeVisible();
  await expect(page.getByText(/^gRPC envelopes\. 2 envelopes/)).toBeVisible();
  await expect(field(page, /message 2/)).toBeVisible();
  await page.getByRole("combobox", { name: "Framing" }).selectOption("None: one bare message");
  await expect(field(page, /message 2/)).toHaveCount(0);
  await page.getByRole("button", { name: "Put it away" }).click();
  await expect(bytesBox(page)).toHaveValue("");
});

test("an HTTP/2 connection is cut into frames, with the message that they carry", async ({
  page,
}) => {
  await openDecode(page);
  await page.getByRole("button", { name: "HTTP/2 connection" }).click();
  await expect(field(page, /^.*WINDOW_UPDATE/)).toBeVisible();
  await expect(field(page, /:path.*\/greet\.Greeter\/SayHello/)).toBeVisible();
  // The path names the method, and the method its type.
  await expect(field(page, /greeting.*Hello/)).toBeVisible();
});

test("types come out of a descriptor set, and what is none says what to do", async ({ page }) => {
  await openDecode(page);
  await bytesBox(page).fill("08 01");
  const picker = page.getByLabel("Descriptor set or buf image");
  await picker.setInputFiles({
    name: "wrong.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("syntax = 'proto3';"),
  });
  await expect(page.getByText(/This is no descriptor set.*buf build -o/)).toBeVisible();
  // A file a.proto with a message Own, that has a field 1 `left` of type int32.
  const left = [0x0a, 4, ...Buffer.from("left"), 0x18, 1, 0x20, 1, 0x28, 5];
  const own = [0x0a, 3, ...Buffer.from("Own"), 0x12, left.length, ...left];
  const syntax = [0x62, 6, ...Buffer.from("proto3")];
  const file = [0x0a, 7, ...Buffer.from("a.proto"), 0x22, own.length, ...own, ...syntax];
  await picker.setInputFiles({
    name: "types.binpb",
    mimeType: "application/octet-stream",
    buffer: Buffer.from([0x0a, file.length, ...file]),
  });
  await expect(page.getByText("Types of types.binpb")).toBeVisible();
  await page.getByRole("button", { name: "Own", exact: true }).click();
  await expect(field(page, /left.*1/)).toBeVisible();
  await page.getByRole("button", { name: "Types of the target again" }).click();
  await expect(field(page, /left/)).toHaveCount(0);
});

test("what cannot be read says where, and shows what came before", async ({ page }) => {
  await openDecode(page);
  await bytesBox(page).fill(`${request} zz`);
  const alert = page.getByRole("alert");
  await expect(alert).toContainText('At character 28: "z" is no hex digit.');
  await expect(alert).toContainText("The 9 bytes before it are shown.");
  await expect(field(page, /Ada/)).toBeVisible();
  await page.getByRole("button", { name: "Show where" }).click();
  await expect(bytesBox(page)).toBeFocused();
  const selected = await bytesBox(page).evaluate(
    (box) => box instanceof HTMLTextAreaElement && [box.selectionStart, box.selectionEnd],
  );
  expect(selected).toEqual([27, 28]);
});

test("a file of 10 MB opens without holding the page up", async ({ page }) => {
  await openDecode(page);
  // All of the page is there before it is timed.
  await bytesBox(page).fill(request);
  await expect(field(page, /Ada/)).toBeVisible();
  // One field of 10 MB, as a blob store would have it; made in the page, since to
  // bring it there takes longer than to read it.
  const dropped = await page.evaluateHandle(() => {
    const content = new Uint8Array(10_000_005).fill(0x2a);
    content.set([0x0a, 0x80, 0xad, 0xe2, 0x04]);
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], "large.bin"));
    return transfer;
  });
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: "longtask" });
  });
  await page.locator("body").dispatchEvent("drop", { dataTransfer: dropped });
  await expect(page.getByText("Read as the bytes themselves: 9.5 MiB.")).toBeVisible();
  await expect(field(page, /field 1/)).toBeVisible();
  const tasks = await page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks);
  // A quiet machine takes a tenth of that: it is not read as a whole.
  expect(Math.max(0, ...tasks)).toBeLessThan(1000);
});

test("it can be used with the keyboard alone", async ({ page }) => {
  await openDecode(page);
  await bytesBox(page).focus();
  await page.keyboard.type(request);
  await expect(page.getByRole("button", { name: "greet.HelloRequest" })).toBeVisible();
  await typeBox(page).focus();
  await page.keyboard.type("HelloRequest");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(typeBox(page)).toHaveValue("greet.HelloRequest");
  await expect(field(page, /greeting.*Hi/)).toBeVisible();
});

for (const [colorScheme, width] of [
  ["light", 1440],
  ["dark", 1440],
  ["light", 400],
  ["dark", 360],
] as const) {
  test.describe(`${colorScheme}, ${width} px wide`, () => {
    test.use({
      colorScheme,
      viewport: { width, height: 900 },
      contextOptions: { reducedMotion: "reduce" },
    });

    test("the page passes axe and fits", async ({ page }) => {
      // Three passes over the whole page, seconds each on a busy machine.
      test.setTimeout(120_000);
      await openDecode(page);
      const check = async () => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`,
        );
        expect(found).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBe(0);
      };
      await check();
      await page.getByRole("button", { name: "HTTP/2 connection" }).click();
      await expect(field(page, /:path/)).toBeVisible();
      await check();
      await bytesBox(page).fill(`${request} zz`);
      await expect(page.getByRole("alert")).toBeVisible();
      await check();
    });
  });
}
