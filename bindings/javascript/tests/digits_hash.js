// Prints the level and the hash of the digits, for scripts/test-hashes.sh. Usage: digits_hash.js GLIA.WASM

import { readFileSync } from "node:fs";
import { Level, Runtime, initializeSync } from "../src/index.js";

initializeSync(readFileSync(process.argv[2]));
const { digits, digitsTrainer } = await import("./support.js");
const { inputs, labels } = digits();
const trainer = digitsTrainer();
trainer.fit(inputs, labels, { epochs: 5, batchSize: 32 });
const { level } = new Runtime();
const name = Object.keys(Level).find((one) => Level[one] === level);
console.log(`${name.toLowerCase()} ${trainer.hash()}`);
