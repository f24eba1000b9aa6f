// Compares what `candour methods` answers with the figures of the reference cases: each number that a case expects is
// looked up under the same names. Prints, for each case, the largest deviation and where it stands.
//
//   node tests/reference.mjs NAME ANSWER.json EXPECTED.json
//
// A deviation is |answer - expected| / max(1, |expected|). What is allowed is said in tests/reference.tolerances.json:
// the first pattern that fits NAME/CASE/path holds; "absolute" is in the figure's own unit. "skip" says why a figure is not compared.
import { readFileSync } from 'node:fs';

const [name, answerFile, expectedFile] = process.argv.slice(2);
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const rules = read(new URL('./reference.tolerances.json', import.meta.url)).rules.map((r) => ({ ...r, fits: new RegExp(r.where) }));
const expected = read(expectedFile);
const answer = read(answerFile);
const answers = new Map((answer.cases ?? [{ id: name, expected: answer }]).map((c) => [c.id ?? c.instance, c.expected]));

const idOf = (item) => item?.id ?? item?.group ?? item?.level ?? item?.instance;

// Lists of named things are matched by their names, lists that begin with a name ("by": "first") by that, other lists by place.
function* pairs(want, got, path) {
  const rule = rules.find((r) => r.fits.test(path));
  if (rule?.skip) return;
  if (Array.isArray(want)) {
    if (!Array.isArray(got)) return yield { path, missing: true };
    const named = want.length > 0 && want.every((w) => w !== null && typeof w === 'object' && idOf(w) !== undefined);
    const first = rule?.by === 'first';
    if (got.length !== want.length && !first) yield { path: `${path}.length`, want: want.length, got: got.length, rule };
    for (let i = 0; i < want.length; i++) {
      const label = first ? want[i][0] : named ? idOf(want[i]) : i;
      const same = first ? got.find((g) => g?.[0] === label) : named ? got.find((g) => idOf(g) === label) : got[i];
      yield* pairs(want[i], same, `${path}/${label}`);
    }
  } else if (want !== null && typeof want === 'object') {
    if (got === null || typeof got !== 'object') return yield { path, missing: true };
    for (const [key, value] of Object.entries(want)) yield* pairs(value, got[key], `${path}/${key}`);
  } else if (got === undefined) yield { path, missing: true };
  else if (want === null) {
    if (got !== null && got?.value !== null) yield { path, want, got, rule };
  } else yield { path, want, got, rule };
}

let failed = 0;
const told = [];
const cases = expected.cases ?? [{ id: name, expected }];
for (const wanted of cases) {
  const id = wanted.id ?? wanted.instance;
  const figures = wanted.expected ?? Object.fromEntries(Object.entries(wanted).filter(([k]) => k !== 'instance' && k !== 'assignment'));
  const got = answers.get(id);
  let worst = { by: 0, path: '' };
  let compared = 0;
  const wrong = [];
  for (const p of got === undefined ? [{ path: `${name}/${id}`, missing: true }] : pairs(figures, got, `${name}/${id}`)) {
    compared++;
    if (p.missing) {
      wrong.push(`${p.path}: not answered`);
      continue;
    }
    const numbers = typeof p.want === 'number' && typeof p.got === 'number';
    const by = numbers ? Math.abs(p.got - p.want) / Math.max(1, Math.abs(p.want)) : p.want === p.got ? 0 : Infinity;
    const better = numbers && p.rule?.better && (p.rule.better === 'more' ? p.got >= p.want : p.got <= p.want);
    if (by > worst.by && !better) worst = { by, path: p.path };
    if (!better && by > (p.rule?.absolute ? p.rule.absolute / Math.max(1, Math.abs(p.want)) : (p.rule?.tolerance ?? 1e-6))) wrong.push(`${p.path}: ${JSON.stringify(p.got)} where ${JSON.stringify(p.want)} was expected`);
  }
  failed += wrong.length > 0;
  told.push([wrong.length > 0 ? 'differs' : 'ok', `${name}/${id}`, `${compared} figures`, worst.by === 0 ? 'no deviation' : `${worst.by.toExponential(1)} at ${worst.path}`]);
  for (const line of wrong.slice(0, 12)) told.push(['', '', '', line]);
  if (wrong.length > 12) told.push(['', '', '', `and ${wrong.length - 12} more`]);
}
for (const row of told) console.log(row[0].padEnd(8) + row[1].padEnd(36) + row[2].padEnd(14) + row[3]);
process.exit(failed > 0 ? 1 : 0);
