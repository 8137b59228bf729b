import type { DescMethod, DescService } from "@bufbuild/protobuf";
import { describeMethod, describeService } from "@grpc-playground/schema";

/** A method with what the explorer shows of it and looks through. */
export interface CatalogueMethod {
  /** Unique in the catalogue. */
  key: string;
  method: DescMethod;
  /** The first sentence of its comment; empty when there is none. */
  summary: string;
  deprecated: boolean;
  /** Both message types, as a .proto file has them: `HelloRequest → stream HelloReply`. */
  types: string;
  /** What a search looks through, in lower case. */
  haystack: string;
}

export interface CatalogueService {
  key: string;
  service: DescService;
  /** `greet.` of `greet.Greeter`; empty without a package. */
  prefix: string;
  name: string;
  summary: string;
  deprecated: boolean;
  methods: readonly CatalogueMethod[];
}

/** All that can be called. */
export interface Catalogue {
  /** What the target is there for. */
  own: readonly CatalogueService[];
  /** What serves the calling itself: health, reflection and the like. */
  infrastructure: readonly CatalogueService[];
  methodCount: number;
}

const infrastructure = /^(grpc\.|envoy\.|google\.longrunning\.|playground\.v1\.SchemaService$)/;

/** Up to the first full stop that ends a sentence, on one line. */
export function firstSentence(comment: string): string {
  const paragraph =
    comment
      .split(/\n\s*\n/, 1)[0]
      ?.replaceAll(/\s+/g, " ")
      .trim() ?? "";
  return /^.*?[.!?](?=\s|$)/.exec(paragraph)?.[0] ?? paragraph;
}

export function createCatalogue(services: readonly DescService[]): Catalogue {
  const all = services.map(readService);
  return {
    own: all.filter(({ service }) => !infrastructure.test(service.typeName)),
    infrastructure: all.filter(({ service }) => infrastructure.test(service.typeName)),
    methodCount: all.reduce((count, { methods }) => count + methods.length, 0),
  };
}

function readService(service: DescService): CatalogueService {
  const { comment, deprecated } = describeService(service);
  return {
    key: service.typeName,
    service,
    prefix: service.typeName.slice(0, service.typeName.length - service.name.length),
    name: service.name,
    summary: firstSentence(comment),
    deprecated,
    methods: service.methods.map(readMethod),
  };
}

function readMethod(method: DescMethod): CatalogueMethod {
  const { comment, deprecated, input, output } = describeMethod(method);
  const names = [
    method.parent.typeName,
    method.name,
    method.input.typeName,
    method.output.typeName,
  ];
  return {
    key: `${method.parent.typeName}/${method.name}`,
    method,
    summary: firstSentence(comment),
    deprecated: deprecated || method.parent.deprecated,
    types: `${input} → ${output}`,
    haystack: names.join("\n").toLowerCase(),
  };
}
