import { Scope } from "./names.ts";

/** Descriptors in the making: what `create` takes, and plain enough to be spread. */
export interface FieldInit {
  readonly name: string;
  readonly number: number;
  readonly jsonName: string;
  readonly label: number;
  readonly type: number;
  readonly typeName?: string;
  readonly extendee?: string;
  readonly defaultValue?: string;
  oneofIndex?: number;
  proto3Optional?: boolean;
  readonly options?: {
    readonly deprecated?: boolean;
    readonly packed?: boolean;
    readonly features?: Features;
  };
}

/** google.protobuf.FeatureSet, by the numbers of its enums. */
export interface Features {
  readonly fieldPresence?: number;
  readonly enumType?: number;
  readonly repeatedFieldEncoding?: number;
  readonly utf8Validation?: number;
  readonly messageEncoding?: number;
  readonly enforceNamingStyle?: number;
  readonly defaultSymbolVisibility?: number;
}

export interface EnumInit {
  readonly name: string;
  readonly value: {
    readonly name: string;
    readonly number: number;
    readonly options?: { readonly deprecated: boolean };
  }[];
  readonly options: { readonly allowAlias?: boolean; readonly features?: Features };
}

export interface MessageInit {
  readonly name: string;
  readonly field: FieldInit[];
  readonly nestedType?: MessageInit[];
  readonly enumType?: EnumInit[];
  readonly extension?: FieldInit[];
  readonly oneofDecl?: { readonly name: string }[];
  readonly extensionRange?: { readonly start: number; readonly end: number }[];
  readonly options?: { readonly mapEntry: boolean };
}

export interface FileInit {
  readonly name: string;
  readonly package: string;
  readonly syntax: string;
  readonly edition?: number;
  readonly dependency: string[];
  readonly messageType: MessageInit[];
  readonly enumType: EnumInit[];
  readonly extension: FieldInit[];
  readonly options?: { readonly features: Features };
}

/** A file's language: `editions` have features instead of rules of their own. */
export type Syntax = "proto3" | "proto2" | "2023" | "2024";

export interface FilePlan {
  readonly name: string;
  readonly syntax: Syntax;
  readonly package: string;
  readonly scope: Scope;
  readonly imports: Set<string>;
  readonly messages: MessagePlan[];
  readonly enums: EnumPlan[];
  readonly extensions: FieldInit[];
}

export interface MessagePlan {
  readonly name: string;
  readonly fullName: string;
  /** Required fields hold messages of a lower one alone, so that they come to an end. */
  readonly order: number;
  readonly file: FilePlan;
  readonly nested: MessagePlan[];
  readonly enums: EnumPlan[];
  readonly scope: Scope;
  readonly numbers: Set<number>;
  readonly jsonNames: Set<string>;
  /** [from, to) of the numbers that are for extensions. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly fields: FieldInit[];
  readonly oneofs: string[];
  /** proto3 optional fields, each in a oneof that nobody sees. */
  readonly optionals: FieldInit[];
  /** Types that fields bring along: map entries and groups. */
  readonly own: MessageInit[];
  readonly extensions: FieldInit[];
}

export interface EnumPlan {
  readonly fullName: string;
  readonly file: FilePlan;
  readonly closed: boolean;
  readonly proto: EnumInit;
  readonly values: readonly { readonly name: string; readonly number: number }[];
}

/** A type that a field may have. */
export interface TypePlan {
  readonly fullName: string;
  readonly fileName: string;
}

export function planFile(index: number, syntax: Syntax, name: string): FilePlan {
  return {
    name: `random${index}.proto`,
    syntax,
    package: name,
    scope: new Scope(),
    imports: new Set(),
    messages: [],
    enums: [],
    extensions: [],
  };
}

export function planMessage(
  file: FilePlan,
  parent: MessagePlan | undefined,
  name: string,
  order: number,
  ranges: MessagePlan["ranges"] = [],
): MessagePlan {
  const plan: MessagePlan = {
    name,
    fullName: `${parent?.fullName ?? prefix(file)}.${name}`,
    order,
    file,
    nested: [],
    enums: [],
    scope: new Scope(),
    numbers: new Set(),
    jsonNames: new Set(),
    ranges,
    fields: [],
    oneofs: [],
    optionals: [],
    own: [],
    extensions: [],
  };
  (parent?.nested ?? file.messages).push(plan);
  return plan;
}

/** What full names of a file begin with, after their leading dot. */
export function prefix(file: FilePlan): string {
  return file.package === "" ? "" : `.${file.package}`;
}

export function isEdition({ syntax }: FilePlan): boolean {
  return syntax === "2023" || syntax === "2024";
}

/** The FileDescriptorProto of a plan. */
export function fileOf(file: FilePlan): FileInit {
  const edition = isEdition(file);
  const syntax = edition
    ? { syntax: "editions", edition: file.syntax === "2023" ? 1000 : 1001 }
    : { syntax: file.syntax };
  return {
    name: file.name,
    package: file.package,
    ...syntax,
    dependency: [...file.imports],
    messageType: file.messages.map(messageOf),
    enumType: file.enums.map(({ proto }) => proto),
    extension: file.extensions,
    // Edition 2024 wants names in its style, and hides nested types, unless told otherwise.
    ...(file.syntax === "2024" && {
      options: { features: { enforceNamingStyle: 2, defaultSymbolVisibility: 1 } },
    }),
  };
}

function messageOf(plan: MessagePlan): MessageInit {
  const oneofs = plan.oneofs.length;
  for (const [index, field] of plan.optionals.entries()) field.oneofIndex = oneofs + index;
  const hidden = plan.optionals.map((_, index) => plan.scope.free(`_hidden${index}`));
  return {
    name: plan.name,
    field: plan.fields,
    nestedType: [...plan.nested.map(messageOf), ...plan.own],
    enumType: plan.enums.map(({ proto }) => proto),
    extension: plan.extensions,
    oneofDecl: [...plan.oneofs, ...hidden].map((name) => ({ name })),
    extensionRange: plan.ranges.map(([start, end]) => ({ start, end })),
  };
}
