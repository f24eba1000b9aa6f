// Tries mutants one after another and says which no test noticed, by file and line as they come, then the share that one did.
// node build/mutants.mjs REPORT TESTS LEAST: fails where the share is below LEAST per cent.
// REPORT names every mutant there is; TESTS is the program of the tests beside the library that holds all mutants, asleep. Each is woken
// in a process of its own, which ends at the first test that fails, so that what one mutant spoils no other is blamed for.
// Those that nobody noticed are left in left.json beside the report, which can be a report again.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, dirname, join } from "node:path";

const [report, tests, least] = process.argv.slice(2);
const asleep = -1;
const times = join(dirname(tests), "times.xml");

// Work is what is limited, not time, so that a busy machine condemns no mutant; time too, but generously, for what waits without end.
const run = (mutant, words, work) =>
  new Promise((done) => {
    const env = { ...process.env, STRYKER_MUTANT_ID_CONTROL_VAR: "CANDOUR_MUTANT", CANDOUR_MUTANT: String(mutant) };
    const limited = ["-c", `ulimit -t ${Math.ceil(work)}; exec "$0" "$@"`, tests, "-noColor", "-noLogo", "-stopOnFail", ...words];
    const child = spawn("sh", limited, { env, stdio: "ignore" });
    const clock = setTimeout(() => child.kill("SIGKILL"), 60_000 * work);
    child.on("close", (code, signal) => {
      clearTimeout(clock);
      done(code === 0 ? "unnoticed" : signal === "SIGKILL" || signal === "SIGXCPU" ? "slow" : "noticed");
    });
  });

// Quick classes are tried together, each of the others by itself; for each the seconds it took.
if ((await run(asleep, ["-xml", times], 3600)) !== "unnoticed") throw new Error("the tests fail without any mutant");
const took = new Map();
for (const [, time, type] of readFileSync(times, "utf8").matchAll(/ time="([\d.]+)"[^<]*? type="([^"]+)"/g))
  took.set(type, (took.get(type) ?? 0) + Number(time));
if (took.size === 0) throw new Error("no test was run");
const isQuick = ([, seconds]) => seconds < 0.5;
const stage = (classes) => ({ words: classes.flatMap(([type]) => ["-class", type]), seconds: classes.reduce((sum, [, s]) => sum + s, 0) });
const all = [...took];
const stages = [all.filter(isQuick), ...all.filter((c) => !isQuick(c)).map((c) => [c])].filter((s) => s.length > 0).map(stage);

const left = ["Killed", "Timeout", "Survived", "NoCoverage"];
const whole = JSON.parse(readFileSync(report, "utf8"));
const mutants = Object.entries(whole.files).flatMap(([file, { mutants }]) =>
  mutants.filter((m) => left.includes(m.status)).map((m) => ({ ...m, file: basename(file), line: m.location.start.line })),
);

// First what has noticed most in the same file, then what is quickest.
const noticedBy = new Map(mutants.map((m) => [m.file, stages.map(() => 0)]));
const inOrder = (file) => {
  const by = noticedBy.get(file);
  return stages.map((_, i) => i).sort((a, b) => by[b] - by[a] || stages[a].seconds - stages[b].seconds);
};
const waiting = [...mutants];
let [tried, noticed] = [0, 0];
const work = async () => {
  for (let m = waiting.shift(); m; m = waiting.shift()) {
    m.became = "unnoticed";
    for (const i of inOrder(m.file)) {
      m.became = await run(m.id, stages[i].words, 5 + 2 * stages[i].seconds);
      if (m.became === "unnoticed") continue;
      noticedBy.get(m.file)[i]++;
      noticed++;
      break;
    }
    if (m.became === "unnoticed") console.log(`  ${m.file}:${m.line}  ${(m.replacement ?? "").replace(/\s+/g, " ").slice(0, 90)}`);
    if (++tried === 50 && noticed === 0) throw new Error("no mutant is noticed: the library beside the tests holds none");
    if (tried % 50 === 0) console.error(`  ${tried} of ${mutants.length} tried, ${noticed} noticed`);
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, work));

const unnoticed = new Set(mutants.filter((m) => m.became === "unnoticed").map((m) => m.id));
const files = Object.entries(whole.files).map(([file, f]) => [file, { ...f, mutants: f.mutants.filter((m) => unnoticed.has(m.id)) }]);
writeFileSync(join(dirname(report), "left.json"), JSON.stringify({ ...whole, files: Object.fromEntries(files) }));
const count = (became) => mutants.filter((m) => m.became === became).length;
// One that goes on without end is noticed: the tests do not pass.
const share = (100 * (count("noticed") + count("slow"))) / mutants.length;
console.log(
  `${count("noticed") + count("slow")} of ${mutants.length} noticed, ${count("slow")} of them by going on without end, ${share.toFixed(1)} % (at least ${least})`,
);
process.exitCode = share >= Number(least) ? 0 : 1;
