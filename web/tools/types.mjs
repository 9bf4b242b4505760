// The server's own description becomes plumbing/api/types.ts: `npm run types [openapi.json]`, by default the golden
// one. A test compares the two, so a changed contract does not compile here before it surprises somebody there.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const golden = new URL('../../tests/golden/openapi.json', import.meta.url);
const target = new URL('../plumbing/api/types.ts', import.meta.url);

function type_of(schema) {
  if (!schema || Object.keys(schema).length === 0) return 'unknown';
  if (schema.$ref) return schema.$ref.split('/').pop();
  if (schema.enum) return schema.enum.map((v) => JSON.stringify(v).replace(/^"|"$/g, "'")).join(' | ');
  const many = schema.anyOf ?? schema.oneOf;
  if (many) return many.map(type_of).join(' | ');
  if (schema.allOf) return schema.allOf.map(type_of).join(' & ');
  const kinds = [schema.type].flat();
  return [...new Set(kinds.map((kind) => one(kind, schema)))].join(' | ');
}
function one(kind, schema) {
  switch (kind) {
    case 'null':
      return 'null';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array': {
      const item = type_of(schema.items);
      return /[|&]/.test(item) ? `(${item})[]` : `${item}[]`;
    }
    case 'object':
      return object(schema);
    default:
      return schema['x-thing'] ? `Id<'${schema['x-thing']}'>` : 'string';
  }
}
function object(schema, indent = '') {
  const members = Object.entries(schema.properties ?? {});
  if (!members.length)
    return schema.additionalProperties
      ? `Record<string, ${type_of(schema.additionalProperties)}>`
      : 'Record<string, never>';
  const needed = new Set(schema.required ?? []);
  const key = (name) => (/^\w+$/.test(name) ? name : `'${name}'`) + (needed.has(name) ? '' : '?');
  const lines = members.map(([name, s]) => `${indent}  ${key(name)}: ${type_of(s)};`);
  return `{\n${lines.join('\n')}\n${indent}}`;
}
export function types_of(document) {
  const out = [
    "// Made by tools/types.mjs from the server's OpenAPI document. Do not edit.",
    '',
    '/// An id says of what: one of an account does not pass for one of a complaint.',
    'export type Id<Thing extends string> = string & { readonly thing?: Thing };',
    '',
  ];
  for (const [name, schema] of Object.entries(document.components.schemas).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const type = type_of(schema);
    out.push(
      schema.type === 'object' && schema.properties
        ? `export interface ${name} ${type}`
        : `export type ${name} = ${type};`,
    );
  }
  return `${out.join('\n')}\n`;
}
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const text = types_of(JSON.parse(readFileSync(process.argv[2] ?? golden, 'utf8')));
  writeFileSync(target, text);
  console.log(`types: ${text.split('\n').length} lines`);
}
