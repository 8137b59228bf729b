import { type Layout, type LayoutItem, printLayout } from "../layout.ts";
import type { FieldValue, MessageValue, SingleValue, Value } from "../value.ts";
import { goFloat } from "./float.ts";
import { goByteString, goIntType, goString, style } from "./literal.ts";
import { goEnumValueName, goExtensionName, goFieldName, goTypeName } from "./names.ts";
import type { Packages } from "./packages.ts";

/** Writes messages as pointers to protoc-gen-go's structs. */
export interface GoMessages {
  create(message: MessageValue): Layout;
  /** Statements that have to come before what `create` gave; they may return `err`. */
  readonly statements: readonly string[];
}

type Scalar = Exclude<SingleValue, MessageValue>;

const bracket = (open: string, items: readonly LayoutItem[], close = "}"): Layout => ({
  open,
  close,
  pad: "",
  items,
});

/** @param packages Is told what the expressions need. */
export function createGoMessages(packages: Packages): GoMessages {
  const statements: string[] = [];
  const proto = () => packages.use("google.golang.org/protobuf/proto");

  function create(message: MessageValue): Layout {
    const packed = packedAny(message);
    if (packed !== undefined) return packed;
    const plain = message.fields.filter(({ extension }) => extension === undefined);
    const extensions = message.fields.filter(({ extension }) => extension !== undefined);
    const items = plain.map((field) => item(message, field));
    const made = bracket(`&${typeOf(message)}{`, items);
    if (extensions.length === 0) return made;
    const name = `message${statements.length + 1}`;
    const lines = [statement(`${name} := `, made, "")];
    for (const { extension, value } of extensions) {
      if (extension === undefined) continue;
      const variable = `${packages.of(extension.file)}.${goExtensionName(extension)}`;
      lines.push(statement(`${proto()}.SetExtension(${name}, ${variable}, `, boxed(value), ")"));
    }
    statements.push(lines.join("\n"));
    return name;
  }

  /** `anypb.New` may fail, so it is a statement. */
  function packedAny({ packed, fields: [url] }: MessageValue): string | undefined {
    const standard = `type.googleapis.com/${packed?.type.fullName}`;
    if (packed === undefined || url?.value.kind !== "string" || url.value.value !== standard) {
      return undefined;
    }
    const inner = create(packed);
    const name = `packed${statements.length + 1}`;
    const anypb = packages.use("google.golang.org/protobuf/types/known/anypb");
    const made = statement(`${name}, err := ${anypb}.New(`, inner, ")");
    statements.push(`${made}\nif err != nil {\n\treturn err\n}`);
    return name;
  }

  function item(owner: MessageValue, field: FieldValue): LayoutItem {
    const name = goFieldName(field.name);
    const value = field.hasPresence === true ? pointer(field.value) : plainValue(field.value);
    if (field.oneof === undefined) return { before: `${name}: `, value };
    const wrapper = `&${typeOf(owner)}_${name}{`;
    return {
      before: `${goFieldName(field.oneof)}: `,
      value: bracket(wrapper, [{ before: `${name}: `, value }]),
    };
  }

  function typeOf({ type }: MessageValue): string {
    return `${packages.of(type.file)}.${goTypeName(type)}`;
  }

  function plainValue(value: Value): Layout {
    if (value.kind === "list") {
      const [first] = value.items;
      const type = first === undefined ? "any" : goType(first);
      const items = value.items.map((each) => ({ before: "", value: single(each) }));
      return bracket(`[]${type}{`, items);
    }
    if (value.kind === "map") {
      const [first] = value.entries;
      const type =
        first === undefined ? "map[any]any" : `map[${goType(first[0])}]${goType(first[1])}`;
      const items = value.entries.map(([key, each]) => ({
        before: `${scalar(key)}: `,
        value: single(each),
      }));
      return bracket(`${type}{`, items);
    }
    return single(value);
  }

  /** A value whose type has to be told, where any is taken. */
  function boxed(value: Value): Layout {
    if (value.kind === "int") return `${goIntType(value.type)}(${value.value})`;
    if (value.kind === "float") {
      return `${goType(value)}(${goFloat(value.value, value.type, packages)})`;
    }
    return plainValue(value);
  }

  /** A field that tells unset from zero is a pointer, but for bytes, which may be nil. */
  function pointer(value: Value): Layout {
    switch (value.kind) {
      case "bool":
      case "int":
      case "float":
      case "string": {
        const type = goType(value);
        const name = type.charAt(0).toUpperCase() + type.slice(1);
        return `${proto()}.${name}(${scalar(value)})`;
      }
      case "enum":
        return `${scalar(value)}.Enum()`;
      default:
        return plainValue(value);
    }
  }

  function goType(value: SingleValue): string {
    switch (value.kind) {
      case "message":
        return `*${typeOf(value)}`;
      case "int":
        return goIntType(value.type);
      case "float":
        return value.type === "float" ? "float32" : "float64";
      case "bytes":
        return "[]byte";
      case "enum":
        return `${packages.of(value.type.file)}.${goTypeName(value.type)}`;
      default:
        return value.kind;
    }
  }

  function single(value: SingleValue): Layout {
    return value.kind === "message" ? create(value) : scalar(value);
  }

  function scalar(value: Scalar): string {
    switch (value.kind) {
      case "bool":
        return String(value.value);
      case "int":
        return String(value.value);
      case "float":
        return goFloat(value.value, value.type, packages);
      case "string":
        return goString(value.value);
      case "bytes":
        return value.value.length === 0 ? "[]byte{}" : `[]byte(${goByteString(value.value)})`;
      default: {
        const name = packages.of(value.type.file);
        return value.name === undefined
          ? `${name}.${goTypeName(value.type)}(${value.number})`
          : `${name}.${goEnumValueName(value)}`;
      }
    }
  }

  return { create, statements };
}

function statement(before: string, layout: Layout, after: string): string {
  return `${before}${printLayout(layout, style, 0, before.length + 4)}${after}`;
}
