/** What grpcio-tools made of proto/, by name: `greet_pb2.py`. Large, so it is imported late. */
export const pythonFiles: ReadonlyMap<string, string> = new Map(
  Object.entries(
    import.meta.glob<string>("../../../../../../packages/python-code/generated/**/*.{py,pyi}", {
      query: "?raw",
      import: "default",
      eager: true,
    }),
  ).map(([path, text]) => [path.replace(/^.*\/python-code\/generated\//, ""), text]),
);
