// Builds one sprite of the Lucide icons named in plumbing/ui/icons.json (ISC), nothing else of the set is shipped.
import { readFileSync, writeFileSync } from 'node:fs';

const at = (path) => new URL(`../${path}`, import.meta.url);
const names = JSON.parse(readFileSync(at('plumbing/ui/icons.json'), 'utf8')).sort();
// The public pages draw a kind by its code: #kind-bencana. A code that is new to this list shows no picture.
const kinds = Object.entries(JSON.parse(readFileSync(at('public/kind_icons.json'), 'utf8')));
const drawing = (name) => {
  const svg = readFileSync(at(`node_modules/lucide-static/icons/${name}.svg`), 'utf8');
  const inner = svg
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^[\s\S]*?<svg[\s\S]*?>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/\s*\n\s*/g, '');
  return inner.replace(/ \/>/g, '/>');
};
const symbols = [...names.map((name) => [name, name]), ...kinds.map(([code, name]) => [`kind-${code}`, name])].map(
  ([id, name]) => `<symbol id="${id}" viewBox="0 0 24 24">${drawing(name)}</symbol>`,
);
writeFileSync(at('plumbing/ui/sprite.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`);
writeFileSync(
  at('plumbing/ui/icons.gen.ts'),
  `// Made by tools/sprite.mjs.\nexport type IconName =\n  | ${names.map((n) => `'${n}'`).join('\n  | ')};\n`,
);
console.log(`sprite: ${names.length} icons`);
