import { AxeBuilder } from "@axe-core/playwright";
import type { Locator } from "@playwright/test";
import type { PlaygroundPage } from "../support/playground-page.ts";
import { test, expect } from "../support/test.ts";

/** The Code tab of a method, and what is in it. */
async function openCode({ response }: PlaygroundPage): Promise<{
  readonly code: Locator;
  readonly languages: Locator;
  readonly choose: (language: string) => Promise<void>;
}> {
  await response.getByRole("tab", { name: "Code", exact: true }).click();
  const languages = response.getByRole("radiogroup", { name: "Language" });
  return {
    code: response.getByRole("code").first(),
    languages,
    choose: (language) => languages.getByRole("radio", { name: language, exact: true }).click(),
  };
}

/** What each language has of a call that the others have not. */
const marks: Readonly<Record<string, RegExp>> = {
  grpcurl: /^grpcurl -plaintext/,
  "buf curl": /^buf curl --protocol grpc/,
  curl: /\bcurl http:/,
  Python: /grpc\.insecure_channel\(/,
  Go: /"google.golang.org\/grpc"/,
  "connect-node": /from "@connectrpc\/connect-node"/,
  "connect-web": /from "@connectrpc\/connect-web"/,
  "grpc-js": /from "@grpc\/grpc-js"/,
};

/** By a method: the languages that cannot call it. */
const types: readonly (readonly [method: string, cannot: readonly string[]])[] = [
  ["SayHello", []],
  ["ParrotSaysHello", []],
  ["ChattyClientSaysHello", ["connect-web"]],
  ["InteractingHello", ["curl", "connect-web"]],
];

for (const [method, cannot] of types) {
  test(`${method} stands as code in each language, and changes as one types`, async ({
    playground,
    server,
  }) => {
    await playground.open("greet.Greeter", method);
    const { code, languages, choose } = await openCode(playground);
    await choose("grpcurl");
    await expect(code).toContainText(marks["grpcurl"] ?? "");
    await playground.field("name").fill(`"Ada" of ${method}`);
    for (const [language, mark] of Object.entries(marks)) {
      await choose(language);
      if (cannot.includes(language)) {
        await expect(playground.response).toContainText(`${language} cannot make this call`);
        await expect(code).toBeHidden();
        continue;
      }
      await expect(code).toContainText(mark);
      await expect(code).toContainText(` of ${method}`);
      if (language !== "curl" && language !== "connect-web") {
        await expect(code).toContainText(server.grpcAddress);
      }
    }
    await expect(languages.getByRole("radio", { name: "grpc-js" })).toBeChecked();
  });
}

test("what is copied says the same call again, with its metadata, its deadline and its script", async ({
  playground,
  page,
  context,
}) => {
  const { request, response } = playground;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await playground.open("greet.Greeter", "ChattyClientSaysHello");
  const { code, choose } = await openCode(playground);
  await choose("grpcurl");
  await expect(response).toContainText("The message in the form, and then half-close.");

  await playground.unfold("Metadata");
  await request.getByRole("button", { name: "Add metadata" }).click();
  await playground.field("Metadata key 1").fill("x-token");
  await playground.field("Metadata value 1").fill(`it's "secret" $(id)`);
  await playground.setDeadline(1500);
  await expect(response).toContainText("Metadata is in it as typed, secrets too.");

  await playground.field("name").fill("O'Hara");
  await request.getByRole("tab", { name: "Script" }).click();
  await request.getByRole("button", { name: "Add step" }).click();
  await expect(response).toContainText("The one message of the script");
  await request.getByRole("button", { name: "Add step" }).click();
  await expect(response).toContainText("The 2 messages of the script");
  await expect(code).toContainText("-max-time 1.5");

  await response.getByRole("button", { name: "Copy code" }).click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain("grpcurl");
  await playground.field("Deadline").fill("9000");
  await request.getByRole("button", { name: "Add step" }).click();
  await expect(response).toContainText("The 3 messages of the script");
  await expect(code).toContainText("-max-time 9 ");
  await page.getByRole("button", { name: "Paste a command", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Paste a command" });
  await dialog.getByLabel("Command", { exact: true }).fill(await copied());
  await expect(dialog).toContainText("greet.Greeter/ChattyClientSaysHello");
  await expect(dialog).toContainText("x-token");
  await expect(dialog).toContainText("1500 ms");
  await dialog.getByRole("button", { name: "Fill in", exact: true }).click();
  await expect(response).toContainText("The 2 messages of the script");
  await expect(code).toContainText("-max-time 1.5");
  await expect(code).toContainText(`'x-token: it'\\''s "secret" $(id)'`);
});

test("a request that is no message says what keeps it from being one", async ({
  playground,
  page,
}) => {
  const { response } = playground;
  await playground.open("Recommendations", "Recommend");
  const { code, choose } = await openCode(playground);
  await choose("Python");
  await expect(code).toContainText("recommendations_pb2.BookCategory.");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const panels = new AxeBuilder({ page }).include('[role="tabpanel"]');
    const { violations } = await panels.analyze();
    expect(violations).toEqual([]);
  }

  await playground.field("user_id").fill("twelve");
  await expect(response).toContainText("The request is no message yet");
  await expect(response.getByRole("listitem")).toHaveText(/^user_id: /);
  await expect(code).toBeHidden();
  await playground.field("user_id").fill("-12");
  await expect(code).toContainText("user_id=-12");

  // What was chosen is there when one comes back.
  await page.reload();
  await openCode(playground);
  await expect(code).toContainText("import recommendations_pb2");
});

test("the first client and server of a method, and what generators make of its file, of any server", async ({
  playground,
  page,
  server,
}) => {
  const { response } = playground;
  await playground.open("greet.Greeter", "ParrotSaysHello");
  const { choose } = await openCode(playground);
  const show = (section: string) =>
    response
      .getByRole("radiogroup", { name: "Code for" })
      .getByRole("radio", { name: section, exact: true })
      .click();

  await show("Client");
  await expect(response).toContainText("replies = stub.ParrotSaysHello(request, timeout=10)");
  await show("Server");
  await expect(response).toContainText("add_GreeterServicer_to_server(GreeterServicer(), server)");
  await choose("connect-node");
  await expect(response).toContainText("async *parrotSaysHello(request)");
  await choose("Go");
  await expect(response).toContainText("pb.RegisterGreeterServer(s, &server{})");

  await show("Generated");
  await expect(response.getByRole("heading", { name: "Service", exact: true })).toBeVisible();
  await expect(response).toContainText("export const Greeter: GenService<");
  await response.getByRole("button", { name: /^greet_pb\.ts/ }).click();
  await expect(response).toContainText("// @generated from file greet.proto");
  await choose("Python (grpcio-tools)");
  for (const part of ["Messages", "Stub", "Servicer", "Registration function"]) {
    await expect(response.getByRole("heading", { name: part, exact: true })).toBeVisible();
  }
  const panels = new AxeBuilder({ page }).include('[role="tabpanel"]');
  expect((await panels.analyze()).violations).toEqual([]);

  // By reflection there is a descriptor, which is all that protoc-gen-es needs.
  await page.getByRole("button", { name: /^Target:/ }).click();
  await page.getByLabel("Address", { exact: true }).fill(server.grpcAddress);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByRole("treeitem", { name: "SayHello", exact: true }).click();
  await openCode(playground);
  await expect(response).toContainText("Made on your own machine");
  await expect(response).toContainText("--grpc_python_out=. greet.proto");
  await choose("TypeScript (protoc-gen-es)");
  await expect(response).toContainText("export const Greeter: GenService<");
});
