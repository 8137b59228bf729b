// The directions of docs/ARCHITECTURE.md, as rules. What may import what is
// decided here and by pnpm, which links into a package only what it declares.

/** A rule: files under `from` never import files under `to`. */
const never = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

export default {
  forbidden: [
    never("no-cycles", "A cycle has no first file to read.", {}, { circular: true }),
    never(
      "packages-know-no-apps",
      "packages/ is below apps/, e2e/, peers/ and bench/.",
      { path: "^packages/" },
      { path: "^(apps|e2e|peers|bench)/" },
    ),
    never(
      "gen-is-a-leaf",
      "Generated code imports nothing of ours.",
      { path: "^packages/gen/" },
      { path: "^(packages/(?!gen/)|apps/)" },
    ),
    never(
      "pure-packages-stand-alone",
      "schema, call and bridge know Connect and protobuf, wire protobuf, snippets too in of-message alone; none knows another. Tests may use gen.",
      { path: "^packages/(schema|call|bridge|snippets|wire)/src/", pathNot: "\\.test\\.ts$" },
      { path: "^packages/", pathNot: "^packages/$1/" },
    ),
    never(
      "interceptors-stand-on-generated-code",
      "Interceptors know Connect and the details of errors, which are generated.",
      { path: "^packages/interceptors/src/" },
      { path: "^packages/(?!(interceptors|gen)/)" },
    ),
    never(
      "lessons-look-at-calls",
      "Checks read a call's log, and the frames in it. What plays acts is in tests, and in the page.",
      { path: "^packages/lessons/src/" },
      { path: "^packages/(?!(lessons/src|call|wire)/)" },
    ),
    never(
      "snippets-are-text",
      "What reads and writes snippets knows no descriptors: of-message makes values for it.",
      { path: "^packages/snippets/src/(?!of-message/)" },
      { path: "^packages/snippets/src/of-message/" },
    ),
    never(
      "no-node-in-the-browser",
      "Only ./server of the bridge may use Node.",
      {
        path: "^(packages/(schema|call|snippets|wire|interceptors|lessons)/src|packages/bridge/src/(?!server/)|apps/web/src)",
        pathNot: "\\.test\\.tsx?$",
      },
      { dependencyTypes: ["core"] },
    ),
    never(
      "rules-are-loaded-late",
      "protovalidate weighs 70 KB: only ./rules of schema has it, and ./rules is imported by import().",
      {
        path: "^(packages/schema/src/(?!rules/)|apps/web/src/)",
        pathNot: "^apps/web/src/features/composer/rules/form-rules\\.ts$|\\.test\\.tsx?$",
      },
      {
        path: "^packages/schema/src/rules/|/@bufbuild/protovalidate/|/composer/rules/form-rules\\.ts$",
        dependencyTypesNot: ["dynamic-import", "type-only"],
      },
    ),
    never(
      "bridge-ends-share-frames-only",
      "The browser end never pulls in the server end.",
      { path: "^packages/bridge/src/(?!server/)", pathNot: "\\.test\\.ts$" },
      { path: "^packages/bridge/src/server/" },
    ),
    never(
      "web-never-server",
      "They meet on the wire.",
      { path: "^apps/web/" },
      { path: "^apps/server/" },
    ),
    never(
      "server-never-web",
      "They meet on the wire.",
      { path: "^apps/server/" },
      { path: "^apps/web/" },
    ),
    never(
      "features-do-not-import-each-other",
      "Only apps/web/src/app composes features.",
      { path: "^apps/web/src/features/([^/]+)/" },
      { path: "^apps/web/src/features/([^/]+)/", pathNot: "^apps/web/src/features/$1/" },
    ),
    never(
      "features-and-shared-do-not-import-app",
      "app/ is the top.",
      { path: "^apps/web/src/(features|shared)/" },
      { path: "^apps/web/src/app/" },
    ),
    never(
      "shared-knows-no-feature",
      "shared/ is below features/.",
      { path: "^apps/web/src/shared/" },
      { path: "^apps/web/src/features/" },
    ),
    never(
      "suites-import-no-app-code",
      "e2e, peers and bench use the apps from outside, as people do.",
      { path: "^(e2e|peers|bench)/" },
      { path: "^apps/" },
    ),
    never("resolves", "An import that leads nowhere.", {}, { couldNotResolve: true }),
  ],
  options: {
    // TypeScript 7 has no compiler API for it to use yet; swc parses instead.
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|test-results|\\.cache)/|^packages/gen/src/" },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
    },
  },
};
