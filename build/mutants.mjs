// What became of each mutant: those that no test noticed by file and line, then the share that one did.
// node build/mutants.mjs REPORT LEAST: fails where the share is below LEAST per cent.
import { readFileSync } from "node:fs";
import { basename } from "node:path";

const [report, least] = process.argv.slice(2);
const files = Object.entries(JSON.parse(readFileSync(report, "utf8")).files);
const tried = files.flatMap(([file, { mutants }]) =>
  mutants
    .filter((m) => ["Killed", "Timeout", "Survived", "NoCoverage"].includes(m.status))
    .map((m) => ({ ...m, file: basename(file), line: m.location.start.line })),
);
const unnoticed = tried.filter((m) => m.status === "Survived" || m.status === "NoCoverage");
for (const m of unnoticed.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)) {
  const became = (m.replacement ?? "").replace(/\s+/g, " ").slice(0, 90);
  console.log(`  ${m.file}:${m.line}  ${m.status === "NoCoverage" ? "no test goes there" : became}`);
}
// A run that takes too long is as good as noticed where the mutant goes on without end; on a busy machine it may only be slow.
const slow = tried.filter((m) => m.status === "Timeout").length;
const share = (100 * (tried.length - unnoticed.length)) / tried.length;
console.log(`${tried.length - unnoticed.length} of ${tried.length} noticed, ${slow} of them by taking too long, ${share.toFixed(1)} % (at least ${least})`);
process.exitCode = share >= Number(least) ? 0 : 1;
