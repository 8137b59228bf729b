import type { DescMethod, DescService } from "@bufbuild/protobuf";
import { commentOf } from "./comments.ts";
import type { FieldModel } from "./model.ts";
import { methodLabels } from "./type-labels.ts";

/** What a page says of a method. */
export interface MethodModel {
  readonly name: string;
  readonly kind: DescMethod["methodKind"];
  /** As the .proto file has them: `stream HelloRequest`. */
  readonly input: string;
  readonly output: string;
  readonly comment: string;
  readonly deprecated: boolean;
}

/** What a page says of a service. */
export interface ServiceModel {
  readonly typeName: string;
  readonly comment: string;
  readonly deprecated: boolean;
  readonly methods: readonly MethodModel[];
}

export function describeMethod(method: DescMethod): MethodModel {
  return {
    name: method.name,
    kind: method.methodKind,
    ...methodLabels(method),
    comment: commentOf(method),
    deprecated: method.deprecated,
  };
}

export function describeService(service: DescService): ServiceModel {
  return {
    typeName: service.typeName,
    comment: commentOf(service),
    deprecated: service.deprecated,
    methods: service.methods.map(describeMethod),
  };
}

/**
 * What is said of a field: its own comment, or else that of its message or enum
 * type. Types that come with protobuf are explained by their editors.
 */
export function fieldComment({ comment, desc }: FieldModel): string {
  const type = desc.message ?? desc.enum;
  if (comment !== "" || !type || type.typeName.startsWith("google.protobuf.")) return comment;
  return commentOf(type);
}
