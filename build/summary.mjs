// Sums the reports of a test run (CTRF, one file for each program and database), names what failed and what was
// skipped and why, and ends with one line: N passed, N failed, N skipped. Fails when a test failed or none ran.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const lines = (file) =>
  (existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : "")
    .split("\n")
    .filter(Boolean)
    .map((line) => line.split("\t"))
    .map(([name, reason]) => ({ name, reason }));

const failed = lines("lost.tsv");
const skipped = lines("skipped.tsv");
let passed = 0;

for (const file of readdirSync(folder).filter((name) => name.endsWith(".json")).sort()) {
  const { extra, tests } = JSON.parse(readFileSync(join(folder, file), "utf8")).results;
  const [run, database] = file.split(".json")[0].split(/\.(?=[^.]*$)/);
  const suffix = database === "each" ? "" : `, ${database}`;
  for (const test of tests) {
    const entry = { name: test.name + suffix, reason: (test.message ?? test.extra?.reason ?? "").trim() };
    if (test.status === "passed") passed++;
    else if (test.status === "skipped") skipped.push(entry);
    // Pending is how an explicit test, run only by its own word (./dev shot), is reported.
    else if (test.status !== "pending") failed.push(entry);
  }
  // A fixture that breaks while it is put away fails no test of its own.
  for (const error of (extra?.suites ?? []).flatMap((suite) => suite.errors ?? []))
    failed.push({ name: error.name + suffix, reason: `${error.type}; see ${join(folder, `${run}.${database}.log`)}` });
}

const short = (line) => (line.length > 240 ? `${line.slice(0, 240)}…` : line);

const groupBy = (entries, key) => {
  const groups = new Map();
  for (const entry of entries) groups.set(key(entry), [...(groups.get(key(entry)) ?? []), entry]);
  return groups;
};

// Tests that say the same are named together under what they say.
const list = (title, entries) => {
  if (entries.length === 0) return;
  console.log(`\n${title}`);
  const reasons = groupBy(entries, ({ reason }) => reason.split(/\r?\n/).slice(0, 6).map(short).join("\n      "));
  for (const [reason, same] of reasons) {
    for (const { name } of same.sort((a, b) => a.name.localeCompare(b.name))) console.log(`  ${name}`);
    if (reason) console.log(`      ${reason}`);
  }
};

list("Skipped", skipped);
list("Failed", failed);
console.log(`\n${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
process.exit(failed.length > 0 || passed === 0 ? 1 : 0);
