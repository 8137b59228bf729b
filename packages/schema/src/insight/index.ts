export type { ByteRole, BytesView } from "./bytes-view.ts";
export { insightOf, type EncodingStep, type FieldInsight } from "./insight.ts";
