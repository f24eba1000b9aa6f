// Tries mutants one after another and says which no test noticed, by file and line as they come, then the share that one did.
// node build/mutants.mjs REPORT TESTS LEAST: fails where the share is below LEAST per cent.
// REPORT names every mutant there is; TESTS is the program of the tests beside the library that holds all mutants, asleep. Each is woken
// in a process of its own, which ends at the first test that fails, so that what one mutant spoils no other is blamed for.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, dirname, join } from "node:path";

const [report, tests, least] = process.argv.slice(2);
const asleep = -1;
const times = join(dirname(tests), "times.xml");

const run = (mutant, words, limit) =>
  new Promise((done) => {
    const env = { ...process.env, STRYKER_MUTANT_ID_CONTROL_VAR: "CANDOUR_MUTANT", CANDOUR_MUTANT: String(mutant) };
    const child = spawn(tests, ["-noColor", "-noLogo", "-stopOnFail", ...words], { env, stdio: "ignore" });
    let slow = false;
    const clock = setTimeout(() => {
      slow = true;
      child.kill("SIGKILL");
    }, limit);
    child.on("close", (code) => {
      clearTimeout(clock);
      done(slow ? "slow" : code === 0 ? "unnoticed" : "noticed");
    });
  });

// Quick classes first: most mutants need no others.
const started = Date.now();
if ((await run(asleep, ["-xml", times], 600_000)) !== "unnoticed") throw new Error("the tests fail without any mutant");
const limit = Math.max(10_000, 5 * (Date.now() - started));
const took = new Map();
for (const [, time, type] of readFileSync(times, "utf8").matchAll(/ time="([\d.]+)"[^<]*? type="([^"]+)"/g))
  took.set(type, (took.get(type) ?? 0) + Number(time));
if (took.size === 0) throw new Error("no test was run");
const isQuick = ([, seconds]) => seconds < 0.5;
const classes = (chosen) => chosen.flatMap(([type]) => ["-class", type]);
const stages = [[...took].filter(isQuick), [...took].filter((t) => !isQuick(t))].filter((s) => s.length > 0).map(classes);

const left = ["Killed", "Timeout", "Survived", "NoCoverage"];
const mutants = Object.entries(JSON.parse(readFileSync(report, "utf8")).files).flatMap(([file, { mutants }]) =>
  mutants.filter((m) => left.includes(m.status)).map((m) => ({ ...m, file: basename(file), line: m.location.start.line })),
);
const waiting = [...mutants];
let [tried, noticed] = [0, 0];
const work = async () => {
  for (let m = waiting.shift(); m; m = waiting.shift()) {
    m.became = "unnoticed";
    for (const words of stages) {
      m.became = await run(m.id, words, limit);
      if (m.became !== "unnoticed") break;
    }
    noticed += m.became === "unnoticed" ? 0 : 1;
    if (m.became === "unnoticed") console.log(`  ${m.file}:${m.line}  ${(m.replacement ?? "").replace(/\s+/g, " ").slice(0, 90)}`);
    if (++tried % 50 === 0) console.error(`  ${tried} of ${mutants.length} tried, ${noticed} noticed`);
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, work));

const count = (became) => mutants.filter((m) => m.became === became).length;
// One that goes on without end is noticed: the tests do not pass.
const share = (100 * (count("noticed") + count("slow"))) / mutants.length;
console.log(
  `${count("noticed") + count("slow")} of ${mutants.length} noticed, ${count("slow")} of them by going on without end, ${share.toFixed(1)} % (at least ${least})`,
);
process.exitCode = share >= Number(least) ? 0 : 1;
