// Builds the front end into wwwroot: styles (sass), scripts (esbuild), fonts with their licences, images.
// Run by `npm run build`; `--watch` builds again whenever a source changes. Nothing here runs in production.
import { build as bundle } from "esbuild";
import { compile } from "sass";
import { copyFileSync, mkdirSync, readdirSync, rmSync, watch, writeFileSync } from "node:fs";
import { dirname, join, parse } from "node:path";
import { fileURLToPath } from "node:url";

const design = dirname(fileURLToPath(import.meta.url));
const web = join(design, "..");
const root = join(web, "../..");
const out = join(web, "wwwroot");
const packages = join(root, "node_modules");

const fonts = {
  "@fontsource-variable/atkinson-hyperlegible-next": ["latin-wght-normal", "latin-ext-wght-normal", "latin-wght-italic"],
  "@fontsource-variable/literata": [
    "latin-wght-normal", "latin-ext-wght-normal", "greek-wght-normal", "cyrillic-wght-normal", "vietnamese-wght-normal",
  ],
};

// What a reader downloads before anything is shown; the build fails when a sheet outgrows its budget.
const budgets = { "app.css": 90_000, "card.css": 40_000, "app.js": 20_000 };

/** govuk-frontend speaks of left and right; pages may run from right to left, so its sides become start and end. */
function logical(css) {
  const sides = { left: "start", right: "end" };
  return css
    .replace(/(?<=[;{])(margin|padding|border)-(left|right)(?=[-:])/g, (_, p, s) => `${p}-inline-${sides[s]}`)
    .replace(/(?<=[;{])(left|right)(?=:)/g, (_, s) => `inset-inline-${sides[s]}`)
    .replace(/(?<=[;{](?:float|clear):)(left|right)/g, (_, s) => `inline-${sides[s]}`)
    .replace(/(?<=[;{]text-align:)(left|right)/g, (_, s) => sides[s]);
}

function put(name, text) {
  const size = Buffer.byteLength(text);
  if (size > (budgets[name] ?? Infinity)) throw new Error(`${name} is ${size} bytes; its budget is ${budgets[name]}`);
  writeFileSync(join(out, name), text);
  console.log(`${name.padEnd(12)} ${(size / 1024).toFixed(1).padStart(6)} KB`);
}

function styles() {
  for (const sheet of ["app", "card"]) {
    const { css } = compile(join(design, "styles", `${sheet}.scss`), {
      loadPaths: [packages], style: "compressed", quietDeps: true, charset: false,
    });
    put(`${sheet}.css`, logical(css));
  }
}

async function scripts() {
  const folder = join(design, "scripts");
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.isFile() && /\.(js|ts)$/.test(file.name) && !file.name.endsWith(".d.ts"));
  for (const { name } of entries) {
    const entry = parse(name).name;
    // boot.js is a plain script: it must have run before the first control is drawn.
    const { outputFiles } = await bundle({
      entryPoints: [join(folder, name)], bundle: true, minify: true, write: false, target: "es2022",
      format: entry === "boot" ? "iife" : "esm", legalComments: "none",
    });
    put(`${entry}.js`, outputFiles[0].text);
  }
}

function copies() {
  mkdirSync(join(out, "fonts"), { recursive: true });
  for (const [name, faces] of Object.entries(fonts)) {
    const short = name.split("/")[1];
    for (const face of faces) {
      copyFileSync(join(packages, name, "files", `${short}-${face}.woff2`), join(out, "fonts", `${short}-${face}.woff2`));
    }
    copyFileSync(join(packages, name, "LICENSE"), join(out, "fonts", `LICENSE-${short}.txt`));
  }
  for (const image of readdirSync(join(design, "images"))) copyFileSync(join(design, "images", image), join(out, image));
}

async function build() {
  mkdirSync(out, { recursive: true });
  styles();
  await scripts();
  copies();
}

if (process.argv.includes("--watch")) {
  const again = () => build().catch((error) => console.error(error.message));
  let soon;
  watch(design, { recursive: true }, () => { clearTimeout(soon); soon = setTimeout(again, 100); });
  await again();
} else {
  rmSync(out, { recursive: true, force: true });
  await build();
}
