import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { Code, createClient } from "@connectrpc/connect";
import { createGrpcTransport, Http2SessionManager } from "@connectrpc/connect-node";
import { createConnectTransport } from "@connectrpc/connect-web";
import { createBridge } from "@grpc-playground/bridge";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { collectUntilError, errorOf } from "./contract/helpers.ts";

type Process = ChildProcessByStdio<null, Readable, Readable>;

/** Runs the command as the bundle does; the sources are what is tested. */
function run(args: readonly string[]): Process {
  const main = join(import.meta.dirname, "../src/main.ts");
  const child = spawn(process.execPath, [main, "--port=0", "--grpc-port=0", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

/** Settles with the URLs, once they are printed. */
async function ready(
  child: Process,
): Promise<{ page: string; grpc: string; printed: () => string }> {
  let printed = "";
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    printed += String(chunk);
    const page = /Page\s+(\S+)/u.exec(printed)?.[1];
    const grpc = /gRPC\s+(\S+:\d+)/u.exec(printed)?.[1];
    if (page !== undefined && grpc !== undefined) {
      child.stdout.on("data", (more) => (printed += String(more)));
      return { page, grpc, printed: () => printed };
    }
  }
  throw new Error(`it ended early: ${printed}${await text(child.stderr)}`);
}

async function exited(child: Process): Promise<{ code: number | null; said: string }> {
  const [[code], said] = await Promise.all([once(child, "exit"), text(child.stderr)]);
  return { code, said };
}

test("it prints the real ports, and serves there", async () => {
  const { page, grpc } = await ready(run([]));
  expect(page).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/);
  expect(grpc).toMatch(/^127\.0\.0\.1:[1-9]\d+$/);
  const client = createClient(Greeter, createConnectTransport({ baseUrl: page }));
  expect(await client.sayHello({ greeting: "Hello", name: "Ada" })).toMatchObject({
    message: "Hello Ada",
  });
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s ends open calls with UNAVAILABLE on every way in, and the process",
  async (signal) => {
    // Were any of them waited for, this would not end.
    const child = run(["--grace-ms=600000", "--log-level=silent"]);
    const { page } = await ready(child);
    const bridge = createBridge({
      url: `${page.replace("http", "ws")}/bridge`,
      webSocket: (url) => new WebSocket(url),
    });
    const transports = [createConnectTransport({ baseUrl: page }), bridge.transport()];
    const started = transports.map(() => Promise.withResolvers<void>());
    const ends = transports.map((transport, index) => {
      const replies = createClient(Greeter, transport).parrotSaysHello(
        { name: "Polly" },
        { headers: { "x-lab-count": "1000" } },
      );
      return collectUntilError(tap(replies, () => started[index]?.resolve()));
    });
    await Promise.all(started.map(({ promise }) => promise));
    child.kill(signal);
    for (const { error } of await Promise.all(ends)) {
      expect(error.code).toBe(Code.Unavailable);
      expect(error.rawMessage).toMatch(/shutting down/);
    }
    expect(await exited(child)).toEqual({ code: 0, said: "" });
    bridge.close();
  },
);

test("a unary call gets its time to finish, which a second Ctrl-C takes back", async () => {
  const child = run(["--grace-ms=600000", "--log-level=silent"]);
  const { grpc, printed } = await ready(child);
  const sessionManager = new Http2SessionManager(`http://${grpc}`);
  onTestFinished(() => sessionManager.abort());
  const client = createClient(
    Greeter,
    createGrpcTransport({ baseUrl: sessionManager.authority, sessionManager }),
  );
  const slow = errorOf(client.sayHello({}, { headers: { "x-lab-delay": "60s" } }));
  // On the same connection, so when it is answered, the slow one is under way.
  await client.sayHello({});
  child.kill("SIGINT");
  while (!printed().includes("Ctrl-C again")) await once(child.stdout, "data");
  expect(child.exitCode).toBeNull();
  child.kill("SIGINT");
  expect(await exited(child)).toEqual({ code: 130, said: "" });
  await slow;
});

test("what cannot be is said in a line, with exit code 2", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => {
    taken.close();
  });
  await once(taken, "listening");
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  for (const [args, words] of [
    [["--port=x"], /^--port is "x", but it has to be a port/],
    [[`--port=${port}`], new RegExp(`HTTP on 127.0.0.1:${port}: port ${port} is taken.*--port 0`)],
    [[`--grpc-port=${port}`], new RegExp(`gRPC on .*port ${port} is taken.*GRPC_PORT=0`)],
    [["--host=192.0.2.1"], /this machine has no address 192\.0\.2\.1\. Choose another with --host/],
    [["--tls-cert=/nowhere", "--tls-key=/nowhere"], /--tls-cert names a file that cannot be read/],
    [["--allow-target=http://x"], /leave out "http:\/\/"/],
  ] as const) {
    const { code, said } = await exited(run(args));
    expect(said).toMatch(words);
    expect(said.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(2);
  }
});

test("--help and --version print and end", async () => {
  for (const [flag, words] of [
    ["--help", /Usage: grpc-playground/],
    ["--version", /^\d+\.\d+\.\d+\n$/],
  ] as const) {
    const child = run([flag]);
    expect(await text(child.stdout)).toMatch(words);
  }
});

/** Calls `onFirst` with the first item. */
async function* tap<T>(items: AsyncIterable<T>, onFirst: () => void): AsyncGenerator<T> {
  for await (const item of items) {
    onFirst();
    yield item;
  }
}
