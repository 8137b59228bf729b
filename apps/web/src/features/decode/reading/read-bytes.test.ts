import { createRegistry } from "@bufbuild/protobuf";
import { file_greet, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { describe, expect, test } from "vitest";
import type { ByteNode, ByteTree, Children } from "../../../shared/bytes/byte-tree.ts";
import { examples } from "../source/examples.ts";
import { readSource } from "../source/read-source.ts";
import { findFraming } from "./framing-choice.ts";
import { readBytes } from "./read-bytes.ts";

const untyped = { schema: undefined, registry: undefined };

function example(name: string) {
  const text = examples.find((candidate) => candidate.name === name)?.text ?? "";
  const bytes = readSource({ kind: "text", text }, undefined)?.read.bytes ?? new Uint8Array();
  return { bytes, framing: findFraming(bytes, "auto").framing };
}

function nodesOf(children: Children | undefined): readonly ByteNode[] {
  return children?.page().nodes ?? [];
}

/** Name and value of every node, the inner ones indented. */
function outline({ top }: ByteTree): string[] {
  const lines = (nodes: readonly ByteNode[], indent: string): string[] =>
    nodes.flatMap(({ name, value, children }) => [
      `${indent}${name}: ${value}`,
      ...lines(nodesOf(children), `${indent}  `),
    ]);
  return lines(nodesOf(top), "");
}

/** Every byte of a node is its own or its children's. */
function uncovered(node: ByteNode): number {
  const covered = new Set<number>();
  const add = ({ span, parts, children }: ByteNode) => {
    for (const part of parts) {
      for (let at = part.span.start; at < part.span.end; at += 1) covered.add(at);
    }
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    nodesOf(children).forEach(add);
  };
  add(node);
  return node.span.end - node.span.start - covered.size;
}

describe("the examples", () => {
  test("a gRPC request", () => {
    const { bytes, framing } = example("gRPC request");
    expect(framing).toBe("grpc");
    const { sections } = readBytes(bytes, framing, { ...untyped, schema: HelloRequestSchema });
    expect(sections.map(({ tree }) => outline(tree))).toEqual([
      ["message 1: 5 + 14 bytes", '  name: "World"', '  greeting: "Hello"'],
    ]);
  });

  test("a gRPC-Web reply in base64, with its trailers", () => {
    const { bytes, framing } = example("gRPC-Web reply");
    expect(framing).toBe("grpc-web");
    const [section] = readBytes(bytes, framing, untyped).sections;
    expect(section && outline(section.tree)).toContain("  grpc-status: 0");
  });

  test("a packed list", () => {
    const { bytes, framing } = example("Packed list");
    expect(framing).toBe("none");
    expect(readBytes(bytes, framing, untyped).sections).toHaveLength(1);
  });

  test("an HTTP/2 connection, with the type that its path names", () => {
    const { bytes, framing } = example("HTTP/2 connection");
    expect(framing).toBe("http2");
    const registry = createRegistry(file_greet);
    const { sections, problem, named } = readBytes(bytes, framing, { schema: undefined, registry });
    expect(problem).toBeUndefined();
    expect(named?.typeName).toBe("greet.HelloRequest");
    expect(sections.map(({ title }) => title)).toEqual(["Frames", "Body of stream 1"]);
    const [frames, body] = sections;
    expect(frames && outline(frames.tree)).toEqual([
      "preface: PRI * HTTP/2.0",
      "SETTINGS: 2 settings",
      "  SETTINGS_ENABLE_PUSH: 0",
      "  SETTINGS_INITIAL_WINDOW_SIZE: 262,144",
      "WINDOW_UPDATE: 983,041 bytes more may be sent",
      "  increment: 983,041",
      "HEADERS: END_HEADERS, 6 headers",
      "  :method: POST",
      "  :scheme: http",
      "  :path: /greet.Greeter/SayHello",
      "  :authority: 127.0.0.1:50051",
      "  content-type: application/grpc",
      "  te: trailers",
      "DATA: END_STREAM, 19 bytes",
    ]);
    expect(body && outline(body.tree)).toContain('  name: "World"');
    // No byte of a frame is left unexplained.
    expect(nodesOf(frames?.tree.top).filter((node) => uncovered(node) > 0)).toEqual([]);
  });
});

test("a connection that breaks off says where", () => {
  const { bytes } = example("HTTP/2 connection");
  const { problem, sections } = readBytes(bytes.subarray(0, bytes.length - 4), "http2", untyped);
  expect(problem?.at).toBe(bytes.length - 28);
  expect(problem?.message).toContain("19 bytes by its header");
  expect(sections).toHaveLength(1);
});

test("gRPC-Web's text form is decoded first", () => {
  const text = examples.find(({ name }) => name === "gRPC-Web reply")?.text ?? "";
  const [section] = readBytes(new TextEncoder().encode(text), "grpc-web-text", untyped).sections;
  expect(section && outline(section.tree)).toContain("  grpc-status: 0");
});

test("JSON is read as JSON, and goes with no type", () => {
  const bytes = new TextEncoder().encode('{"name":"Ada"}');
  const { sections, sample } = readBytes(bytes, "none", untyped);
  const [section] = sections;
  expect(section && outline(section.tree).join()).toContain("name");
  expect(sample).toBeUndefined();
});
