// Installs what npm does not bring of the foreign peers: Python's packages, the
// code that protoc makes for them, and Go's binaries, all below .cache/peers. A
// toolchain that is missing is reported and skipped; what is there already is
// kept. Plain JavaScript without dependencies, like everything else that
// prepares a checkout.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digest, root } from "./bootstrap.mjs";

const peers = join(root, "peers");
const cache = join(root, ".cache/peers");
const bin = join(cache, "bin");
const windows = process.platform === "win32";
const venv = join(cache, "venv");
const venvPython = join(venv, windows ? "Scripts/python.exe" : "bin/python");
const goModule = join(peers, "servers/go");

/** What a step throws when the machine lacks something: the reason, in words. */
class Missing extends Error {}

/** The Go programs, and the packages that peers/servers/go/go.mod pins for them. */
const goPrograms = {
  grpcurl: "github.com/fullstorydev/grpcurl/cmd/grpcurl",
  "grpc-go-example": "google.golang.org/grpc/examples/features/reflection/server",
  "grpc-go-echo": ".",
  "protoc-gen-go": "google.golang.org/protobuf/cmd/protoc-gen-go",
  "protoc-gen-go-grpc": "google.golang.org/grpc/cmd/protoc-gen-go-grpc",
};

/** The kitchen sink's two services and their imports; the rest of the folder no Python peer needs. */
const kitchenSinkNames = ["kitchen_sink", "latest", "legacy", "modern", "shapes", "well_known"].map(
  (name) => `playground/v1/${name}.proto`,
);

const steps = {
  python: {
    inputs: [join(peers, "requirements.txt")],
    makes: [venvPython],
    install: installPython,
  },
  protoc: {
    inputs: [join(peers, "requirements.txt"), ...protosIn("proto"), ...protosIn("peers/protos")],
    makes: ["greet", "playground/v1/kitchen_sink"].map((name) =>
      join(cache, `python/${name}_pb2_grpc.py`),
    ),
    install: generatePython,
  },
  go: {
    inputs: ["go.mod", "go.sum", "echo.go"].map((name) => join(goModule, name)),
    makes: Object.keys(goPrograms).map(program),
    install: installGo,
  },
};

function installPython() {
  const python = ["python3", "python"].find((name) =>
    works(name, ["-c", "import venv, ensurepip"]),
  );
  if (python === undefined) {
    throw new Missing("no python3 with venv and ensurepip on PATH (Debian: python3-venv)");
  }
  rmSync(venv, { recursive: true, force: true });
  run(python, ["-m", "venv", venv]);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
  run(venvPython, [...pip, "--requirement", join(peers, "requirements.txt")]);
}

/** What the seeds' READMEs do: python -m grpc_tools.protoc, then the same for the peers' own. */
function generatePython() {
  if (!existsSync(venvPython)) throw new Missing("no Python environment");
  const out = join(cache, "python");
  rmSync(out, { recursive: true, force: true });
  // One seed imports from a package of this name, the others from the path.
  const seeds = { protos: "proto", names: namesIn("proto") };
  const own = {
    protos: "peers/protos",
    names: ["peer/items/v1/item.proto", "peer/v1/inventory.proto"],
  };
  const kitchenSink = { protos: "proto", names: kitchenSinkNames };
  for (const { folder, protos, names } of [
    { folder: out, ...seeds },
    { folder: out, ...kitchenSink },
    { folder: join(out, "protobuf_generated"), ...seeds },
    { folder: out, ...own },
  ]) {
    mkdirSync(folder, { recursive: true });
    const outputs = [`--python_out=${folder}`, `--grpc_python_out=${folder}`];
    const from = join(root, protos);
    run(venvPython, ["-m", "grpc_tools.protoc", "-I", from, ...outputs, ...names]);
  }
}

function installGo() {
  if (!works("go", ["version"])) throw new Missing("no go on PATH");
  mkdirSync(bin, { recursive: true });
  for (const [name, source] of Object.entries(goPrograms)) {
    // -buildvcs: a checkout that is not a repository of this user's is no error.
    const flags = ["-C", goModule, "build", "-trimpath", "-buildvcs=false", "-mod=readonly"];
    run("go", [...flags, "-o", program(name), source]);
  }
}

function program(name) {
  return join(bin, windows ? `${name}.exe` : name);
}

function namesIn(folder) {
  return readdirSync(join(root, folder)).filter((name) => name.endsWith(".proto"));
}

function protosIn(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".proto"))
    .map((name) => join(root, folder, name));
}

function works(command, args) {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

function run(command, args) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
  });
  if (status === 0) return;
  const said = error?.message ?? `${stdout}${stderr}`.trim();
  throw new Missing(`"${[command, ...args].join(" ")}" failed: ${said}`);
}

/** Does a step unless it was done for the same inputs. Returns the reason why it could not be. */
function ensure(name, { inputs, makes, install }) {
  const stamp = join(cache, `${name}.stamp`);
  const wanted = digest(inputs);
  const done = existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (done && makes.every((path) => existsSync(path))) return null;
  console.log(`Installing the ${name} peers ...`);
  try {
    rmSync(stamp, { force: true });
    install();
    writeFileSync(stamp, wanted);
    return null;
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    console.log(`  not installed: ${error.message}`);
    return error.message;
  }
}

mkdirSync(cache, { recursive: true });
const missing = {};
for (const [name, step] of Object.entries(steps)) {
  const reason = ensure(name, step);
  if (reason !== null) missing[name] = reason;
}
// The suite skips by name what is not here, and says this.
writeFileSync(join(cache, "missing.json"), `${JSON.stringify(missing, null, 2)}\n`);
