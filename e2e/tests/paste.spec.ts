import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { startServer } from "../support/server.ts";
import { test, expect } from "../support/test.ts";

/** The dialog for commands of other tools. */
class PasteDialog {
  readonly page: Page;
  readonly dialog: Locator;
  readonly command: Locator;
  readonly fillIn: Locator;
  readonly notes: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Paste a command" });
    this.command = this.dialog.getByLabel("Command", { exact: true });
    this.fillIn = this.button("Fill in");
    this.notes = this.dialog.getByRole("list", { name: "Notes" }).getByRole("listitem");
  }

  button(name: string): Locator {
    return this.dialog.getByRole("button", { name, exact: true });
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "Paste a command", exact: true }).click();
    await expect(this.command).toBeVisible();
  }

  /** What stands beside a name in the list of facts. */
  fact(name: string): Locator {
    return this.dialog.getByRole("definition").filter({
      // A definition follows its term.
      has: this.page.locator(`xpath=self::*[preceding-sibling::dt[normalize-space()="${name}"]]`),
    });
  }
}

const call = "127.0.0.1:1 greet.Greeter";

test("a grpcurl command with a here-document, metadata and a deadline is filled in and sent", async ({
  playground,
  page,
}) => {
  await playground.open("greet.Greeter", "InteractingHello");
  const paste = new PasteDialog(page);
  await paste.open();
  await paste.command.fill(`# says hello, and again
grpcurl -plaintext -max-time 1.5 \\
  -H 'X-Lab-Delay: 250ms' -H "x-lab-count: 50" \\
  -d @ ${call}/ParrotSaysHello <<EOM
{
  "greeting": "Good \\"day\\"",
  "name": "O'Hara"
}
EOM`);
  await expect(paste.fact("Method")).toHaveText("greet.Greeter/ParrotSaysHello");
  await expect(paste.fact("Metadata")).toHaveText(/x-lab-delay\s*x-lab-count/);
  await expect(paste.fact("Deadline")).toHaveText("1500 ms");
  await expect(paste.fact("Messages")).toHaveText("1");
  await expect(paste.notes).toHaveCount(0);
  await paste.fillIn.click();
  await expect(paste.dialog).toHaveCount(0);

  await expect(page).toHaveURL(/#\/greet\.Greeter\/ParrotSaysHello$/);
  await expect(playground.field("greeting")).toHaveValue('Good "day"');
  await expect(playground.field("name")).toHaveValue("O'Hara");
  await playground.unfold("Metadata");
  await expect(playground.field("Metadata key 1")).toHaveValue("x-lab-delay");
  await expect(playground.field("Metadata value 1")).toHaveValue("250ms");
  await expect(playground.messages).toHaveCount(0);

  await playground.button("Send").click();
  // Fifty replies, 250 ms apart, are more than 1.5 s have room for: delay and deadline went along.
  await expect(playground.status).toHaveText("DEADLINE_EXCEEDED");
  const directions = await playground.directions();
  expect(directions.slice(0, 2)).toEqual(["Sent", "Received"]);
  expect(directions.length).toBeLessThan(10);
  await expect(playground.messages.last()).toContainText(`Good \\"day\\" O'Hara`);
});

test("a buf curl command fills in a message that a reply repeats, with its metadata", async ({
  playground,
  page,
}) => {
  await playground.open("greet.Greeter", "SayHello");
  const paste = new PasteDialog(page);
  await paste.open();
  const { host } = new URL(page.url());
  await paste.command.fill(
    `buf curl --schema . -d '{"count": 7, "msg": "it'"'"'s"}' -H 'x-lab-fail: DATA_LOSS' http://${host}/HeyHowService/heyhow`,
  );
  await expect(paste.notes).toHaveText([/--schema/]);
  // The page's own address is the playground's own services.
  await expect(paste.dialog.getByText("The command calls")).toHaveCount(0);
  await paste.fillIn.click();
  await expect(playground.field("count")).toHaveValue("7");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("DATA_LOSS");

  await playground.unfold("Metadata");
  await playground.request.getByRole("button", { name: "Remove metadata 1" }).click();
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages.last()).toContainText("it's");
  await expect(playground.messages.last()).toContainText("7");
});

test("a command that calls the playground's own gRPC port is filled in without a question", async ({
  playground,
  page,
  server,
}) => {
  await playground.open("greet.Greeter", "InteractingHello");
  const paste = new PasteDialog(page);
  const port = server.grpcAddress.replace(/^.*:/, "");
  for (const [host, name] of [
    ["127.0.0.1", "Ada"],
    ["[::1]", "Grace"],
    ["localhost", "Linus"],
  ] as const) {
    await paste.open();
    await paste.command.fill(
      `grpcurl -plaintext -d '{"name":"${name}"}' ${host}:${port} greet.Greeter/SayHello`,
    );
    await expect(paste.fact("Method")).toHaveText("greet.Greeter/SayHello");
    await expect(paste.dialog.getByText("The command calls")).toHaveCount(0);
    await expect(paste.button(`Open ${host}:${port} and fill in`)).toHaveCount(0);
    await paste.fillIn.click();
    await expect(paste.dialog).toHaveCount(0);
    await expect(page).toHaveURL(/#\/greet\.Greeter\/SayHello$/);
    await expect(playground.field("name")).toHaveValue(name);
    await expect(page.getByRole("button", { name: /^Target:/ })).toContainText(
      "Playground services",
    );
  }
});

test("several messages become a script, and what a shell would fill in is told", async ({
  playground,
  page,
}) => {
  await playground.open("greet.Greeter", "SayHello");
  const paste = new PasteDialog(page);
  await paste.open();
  await paste.command.fill(
    `grpcurl -plaintext -H "authorization: $TOKEN" -d '{"name":"Ada"}{"name":"Grace"}' ${call}.InteractingHello`,
  );
  await expect(paste.fact("Messages")).toContainText("2, as steps in the Script tab");
  await expect(paste.notes).toHaveText([/The value of \$TOKEN \(line 1, column 39\)/]);
  await paste.fillIn.click();
  const steps = playground.request.getByRole("list", { name: "Script" }).getByRole("listitem");
  await expect(steps).toHaveCount(2);
  await expect(steps.nth(1)).toContainText("Grace");
  await playground.request.getByRole("button", { name: "Play", exact: true }).click();
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages).toHaveCount(4);
});

test("what is wrong is shown where it stands, and a body that is no message stays as it is", async ({
  playground,
  page,
}) => {
  await playground.open("greet.Greeter", "SayHello");
  const paste = new PasteDialog(page);
  await paste.open();
  await paste.command.fill(`grpcurl -plaintext \\\n  -d '{"name": ${call}/SayHello`);
  await expect(paste.command).toHaveAccessibleDescription(/^Line 2, column 6: .*never closed/);
  await expect(paste.command).toHaveAttribute("aria-invalid", "true");
  await expect(paste.fillIn).toHaveAttribute("aria-disabled", "true");

  await paste.command.fill(`grpcurl -plaintext -d '{"nam": "x"}' ${call}/SayHelo`);
  await expect(paste.dialog.getByText("Playground services has no such method")).toBeVisible();
  await expect(paste.dialog.getByText("greet.Greeter/SayHello")).toBeVisible();
  await expect(paste.fillIn).toHaveAttribute("aria-disabled", "true");

  await paste.command.fill(`grpcurl -plaintext -d '{"nam": "x"}' ${call}/SayHello`);
  await paste.fillIn.click();
  const json = playground.request.getByRole("tabpanel", { name: "JSON" });
  await expect(json.getByRole("textbox")).toHaveText(/"nam": "x"/);
  await expect(json.getByText(/^Line 1, column 2: .*nam/)).toBeVisible();
});

test("a command that is pasted into a field is offered to be read, or stays text", async ({
  playground,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await playground.open("greet.Greeter", "SayHello");
  const paste = new PasteDialog(page);
  const text = `grpcurl -plaintext -d '{"name":"Ada"}' ${call}/SayHello`;
  const copy = (what: string) => page.evaluate((each) => navigator.clipboard.writeText(each), what);

  await copy(text);
  const name = playground.field("name");
  await name.fill("");
  await name.press("ControlOrMeta+V");
  await expect(paste.command).toHaveValue(text);
  await expect(name).toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(paste.dialog).toHaveCount(0);
  await expect(name).toBeFocused();
  await expect(name).toHaveValue("");

  await name.press("ControlOrMeta+V");
  await paste.button("Paste as text").click();
  await expect(name).toHaveValue(text);

  await copy("buf is a tool");
  await name.fill("");
  await name.press("ControlOrMeta+V");
  await expect(name).toHaveValue("buf is a tool");

  await playground.request.getByRole("tab", { name: "JSON", exact: true }).click();
  const editor = playground.request.getByRole("tabpanel", { name: "JSON" }).getByRole("textbox");
  await expect(editor).toBeEditable();
  const before = await editor.textContent();
  await copy(text);
  await editor.press("ControlOrMeta+V");
  await expect(paste.command).toHaveValue(text);
  await expect(editor).toHaveText(before ?? "");
  await paste.button("Paste as text").click();
  await expect(editor).toContainText("grpcurl -plaintext");
  await editor.press("ControlOrMeta+V");
  await paste.fillIn.click();
  await expect(editor).toHaveText(/^\{"name":"Ada"\}$/);
});

test("the command's own server is opened first, when that is asked for", async ({
  playground,
  page,
}) => {
  const other = await startServer();
  try {
    await playground.open("greet.Greeter", "SayHello");
    const paste = new PasteDialog(page);
    await paste.open();
    const command = `grpcurl -plaintext -d '{"name":"Ada"}' ${other.grpcAddress}`;
    await paste.command.fill(`${command} greet.Greeter/ChattyClientSaysHello`);
    await expect(paste.dialog.getByText(`The command calls ${other.grpcAddress}`)).toBeVisible();
    await paste.button(`Open ${other.grpcAddress} and fill in`).click();
    await expect(paste.dialog).toHaveCount(0);
    await expect(page.getByRole("button", { name: /^Target:/ })).toContainText(other.grpcAddress);
    await expect(page).toHaveURL(/ChattyClientSaysHello$/);
    await expect(playground.field("name")).toHaveValue("Ada");

    // Nobody is there any more: it says so, and what is open stays.
    const gone = other.grpcAddress.replace(/\d+$/, "1");
    await paste.open();
    await paste.command.fill(`grpcurl -plaintext ${gone} greet.Greeter/SayHello`);
    await paste.button(`Open ${gone} and fill in`).click();
    await expect(paste.dialog.getByRole("alert")).toContainText(`No call gets through to ${gone}`);
    await paste.button("Close").click();
    await expect(page).toHaveURL(/ChattyClientSaysHello$/);
  } finally {
    await other.stop();
  }
});

test("it is done with the keyboard alone", async ({ playground, page }) => {
  await playground.open("greet.Greeter", "SayHello");
  const paste = new PasteDialog(page);
  const button = page.getByRole("button", { name: "Paste a command", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(paste.command).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();

  await page.keyboard.press("Enter");
  await page.keyboard.insertText(`grpcurl -plaintext -d '{"name":"Ada"}' ${call}/SayHello`);
  await page.keyboard.press("Control+Enter");
  await expect(paste.dialog).toHaveCount(0);
  const tab = playground.request.getByRole("tab", { name: "Form", exact: true });
  await expect(tab).toBeFocused();
  await expect(playground.messages).toHaveCount(0);
  await page.keyboard.press("Control+Enter");
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages.last()).toContainText("Ada");
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 400]) {
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({
        colorScheme,
        viewport: { width, height: 900 },
        contextOptions: { reducedMotion: "reduce" },
      });

      test("the dialog passes axe, whatever it says", async ({ playground, page }) => {
        // Four passes, seconds each on a busy machine.
        test.setTimeout(120_000);
        await playground.open("greet.Greeter", "InteractingHello");
        const paste = new PasteDialog(page);
        await paste.open();
        for (const text of [
          "",
          `grpcurl -H "a: $B" -d '{}{}' ${call}/InteractingHello`,
          `grpcurl ${call}/Nothing`,
          "grpcurl '",
        ]) {
          await paste.command.fill(text);
          const { violations } = await new AxeBuilder({ page }).include("dialog").analyze();
          expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
        }
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBe(0);
      });
    });
  }
}
