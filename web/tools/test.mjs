// Bundles *.test.ts (Node 18 and 20 read no TypeScript) and runs them with node's own test runner.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
function* tests(folder) {
  for (const name of readdirSync(folder)) {
    if (name === 'node_modules' || name === 'dist') continue;
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* tests(path);
    else if (name.endsWith('.test.ts')) yield path;
  }
}
const out = mkdtempSync(join(tmpdir(), 'sinergi-web-'));
await build({
  entryPoints: [...tests(root)],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outdir: out,
  outExtension: { '.js': '.mjs' },
  alias: { '#': root.replace(/\/$/, '') },
});
const files = [];
(function list(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) list(path);
    else files.push(path);
  }
})(out);
const { status } = spawnSync(process.execPath, ['--test', ...files], { stdio: 'inherit', cwd: root });
rmSync(out, { recursive: true, force: true });
process.exit(status ?? 1);
