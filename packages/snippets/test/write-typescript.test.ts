import { createFileRegistry, type DescMessage, fromBinary } from "@bufbuild/protobuf";
import { nestedTypes } from "@bufbuild/protobuf/reflect";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { image } from "@grpc-playground/gen/image";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { typeOf } from "../src/of-message/types.ts";
import { printLayout } from "../src/write/layout.ts";
import { createImports } from "../src/write/typescript/imports.ts";
import { numberLiteral, property, style, textLiteral } from "../src/write/typescript/literal.ts";
import { enumValueName, methodName, propertyName } from "../src/write/typescript/names.ts";

const registry = createFileRegistry(
  fromBinary(FileDescriptorSetSchema, Buffer.from(image, "base64")),
);

/** Any texts that a message may hold: no half of a surrogate pair. */
const texts = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff })))
  .map((points) => String.fromCodePoint(...points));

/** What JavaScript makes of an expression. */
function evaluated(expression: string): unknown {
  // oxlint-disable-next-line eslint/no-new-func, typescript/no-implied-eval -- the test is what it reads
  return new Function(`"use strict"; return (${expression});`)() as unknown;
}

describe("literals mean what they were made of", () => {
  const anything = fc.oneof(texts, fc.stringMatching(/^["'`$\\{}\n\r\u2028\u2029\u200e]*$/u));

  test("texts, in which no character is hidden", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const literal = textLiteral(text);
        expect(evaluated(literal)).toBe(text);
        expect(literal).not.toMatch(/[\n\r\u2028\u2029\u202e\u200e\ufeff]/u);
      }),
    );
  });

  test("numbers", () => {
    fc.assert(
      fc.property(fc.double(), fc.float(), (double, float) => {
        expect(evaluated(numberLiteral(double, "double"))).toBe(double);
        expect(Math.fround(Number(evaluated(numberLiteral(float, "float"))))).toBe(float);
      }),
    );
    expect(numberLiteral(Math.fround(0.1), "float")).toBe("0.1");
  });

  test("objects, whatever their keys are called, on one line or many", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anything, anything)), (pairs) => {
        const entries = Object.fromEntries([...pairs, ["__proto__", "own"]]);
        const items = Object.entries(entries).map(([key, value]) =>
          property(key, textLiteral(value)),
        );
        const text = printLayout({ open: "{", close: "}", pad: " ", items }, style, 0, 0);
        expect(Object.entries(evaluated(text) as object)).toEqual(Object.entries(entries));
      }),
    );
  });
});

describe("names are those of the generated code", () => {
  const types = [...registry.files].flatMap((file) => [...nestedTypes(file)]);

  test("fields and oneofs", () => {
    const messages = types.filter((type): type is DescMessage => type.kind === "message");
    expect(messages.length).toBeGreaterThan(50);
    for (const { members } of messages) {
      for (const member of members) expect(propertyName(member.name)).toBe(member.localName);
    }
  });

  test("methods", () => {
    const methods = types.flatMap((type) => (type.kind === "service" ? type.methods : []));
    expect(methods.length).toBeGreaterThan(20);
    for (const { name, localName } of methods) expect(methodName(name)).toBe(localName);
  });

  test("values of enums", () => {
    const enums = types.flatMap((type) => (type.kind === "enum" ? [type] : []));
    expect(enums.length).toBeGreaterThan(5);
    for (const type of enums) {
      const length = type.sharedPrefix?.length ?? 0;
      for (const { name, number, localName } of type.values) {
        const sharedPrefix = name.slice(0, length);
        const value = { kind: "enum", type: typeOf(type), number, name, sharedPrefix } as const;
        expect(enumValueName(value)).toBe(localName);
      }
    }
  });
});

test("an import whose name is taken gets another", () => {
  const imports = createImports(["client"]);
  expect(imports.use("./a.js", "client")).toBe("client2");
  expect(imports.use("./b.js", "client")).toBe("client3");
  expect(imports.use("./a.js", "client")).toBe("client2");
  expect(imports.use("package", "create")).toBe("create");
  expect(imports.print()).toBe(
    'import { create } from "package";\n' +
      'import { client as client2 } from "./a.js";\n' +
      'import { client as client3 } from "./b.js";\n',
  );
});

test("a file is no code, whatever a server says that it is called", () => {
  const imports = createImports([]);
  imports.use('./a";\nevil();//.js', "A");
  expect(imports.print()).toBe('import { A } from "./a\\";\\nevil();//.js";\n');
});
