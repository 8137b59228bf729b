export { googleProtoFiles } from "./google-proto-files.ts";
