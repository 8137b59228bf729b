import { readFile, writeFile } from "node:fs/promises";
import { test, expect } from "../support/test.ts";

test("a call is saved without its secrets, and seen again from the file", async ({
  playground,
  page,
}, info) => {
  await playground.open("greet.Greeter", "ParrotSaysHello");
  await playground.greet("Hello", "parrot");
  await playground.setLab({ Delay: "1" });
  await playground.unfold("Metadata");
  await playground.request.getByRole("button", { name: "Add metadata" }).click();
  await playground.field("Metadata key 1").fill("authorization");
  await playground.field("Metadata value 1").fill("Bearer s3cr3t");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  const download = page.waitForEvent("download");
  await playground.response.getByRole("button", { name: "Save call" }).click();
  const file = info.outputPath((await download).suggestedFilename());
  await (await download).saveAs(file);
  expect(file).toMatch(/ParrotSaysHello-[^/]*\.call\.json$/);
  await expect(page.getByRole("alert")).toContainText("without secrets");
  const text = await readFile(file, "utf8");
  expect(text).not.toContain("s3cr3t");
  expect(text).not.toContain(Buffer.from("s3cr3t").toString("base64").slice(1, -3));

  // Another method is in view when it is opened.
  await playground.open("greet.Greeter", "SayHello");
  await playground.response.getByLabel("File of a saved call").setInputFiles(file);
  await expect(page).toHaveURL(/ParrotSaysHello$/);
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages).toHaveCount(4);
  await expect(page.getByRole("alert")).toContainText("made earlier");
  // It is no call that could be ended; sending makes a new one.
  await expect(playground.button("Cancel")).toBeDisabled();
  await playground.button("Send").click();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(playground.status).toHaveText("OK");
});

test("a call of a service that the target does not have is seen all the same", async ({
  playground,
  page,
}, info) => {
  await playground.open("greet.Greeter", "SayHello");
  await playground.greet("Hello", "file");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  const download = page.waitForEvent("download");
  await playground.response.getByRole("button", { name: "Save call" }).click();
  const file = info.outputPath("renamed.call.json");
  await (await download).saveAs(file);
  const text = await readFile(file, "utf8");
  await writeFile(
    file,
    text
      .replace('"service":"greet.Greeter"', '"service":"greet.Stranger"')
      .replaceAll('"name":"Greeter"', '"name":"Stranger"'),
  );
  await playground.response.getByLabel("File of a saved call").setInputFiles(file);
  await expect(page).toHaveURL(/greet\.Stranger\/SayHello$/);
  await expect(playground.messages).toHaveCount(2);
  await expect(playground.messages.last()).toHaveAccessibleName(/Hello file/);
});

test("a call of a method that the target's service does not have is refused in words", async ({
  playground,
  page,
}, info) => {
  await playground.open("greet.Greeter", "SayHello");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  const download = page.waitForEvent("download");
  await playground.response.getByRole("button", { name: "Save call" }).click();
  const file = info.outputPath("later.call.json");
  await (await download).saveAs(file);
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replaceAll('"SayHello"', '"SayGoodbye"'));
  await playground.response.getByLabel("File of a saved call").setInputFiles(file);
  await expect(page.getByRole("alert")).toContainText(
    /later\.call\.json was not opened.*without the method SayGoodbye/,
  );
  await expect(page).toHaveURL(/SayHello$/);
  await expect(playground.messages).toHaveCount(2);
});

test("a file that is no call says so, and what was in view stays", async ({ playground, page }) => {
  await playground.open("greet.Greeter", "SayHello");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await playground.response.getByLabel("File of a saved call").setInputFiles({
    name: "holiday.json",
    mimeType: "application/json",
    buffer: Buffer.from('{"beach": true}'),
  });
  await expect(page.getByRole("alert")).toContainText(/holiday\.json was not opened.*"Save call"/);
  await expect(playground.messages).toHaveCount(2);
});
