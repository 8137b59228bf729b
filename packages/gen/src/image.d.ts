/** The `google.protobuf.FileDescriptorSet` of proto/, with source info, in base64. */
export declare const image: string;
