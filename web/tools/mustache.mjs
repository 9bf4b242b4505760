// Just enough mustache for the mock: sections, inverted sections, escaped and raw values, dotted names.
const escape = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
function look(stack, name) {
  if (name === '.') return stack[stack.length - 1];
  const [first, ...rest] = name.split('.');
  for (let i = stack.length - 1; i >= 0; i -= 1) {
    const frame = stack[i];
    if (frame !== null && typeof frame === 'object' && first in frame)
      return rest.reduce((value, key) => value?.[key], frame[first]);
  }
  return undefined;
}
export function render(template, context) {
  return walk(template, [context]);
}
function walk(template, stack) {
  let out = '';
  let at = 0;
  for (;;) {
    const tag = /\{\{\{\s*([\w.]+)\s*\}\}\}|\{\{\s*([#^!]?)\s*([\w.]*)[\s\S]*?\}\}/g;
    tag.lastIndex = at;
    const m = tag.exec(template);
    if (!m) return out + template.slice(at);
    out += template.slice(at, m.index);
    at = tag.lastIndex;
    if (m[1]) {
      out += look(stack, m[1]) ?? '';
      continue;
    }
    if (m[2] === '!') continue;
    if (!m[2]) {
      out += escape(look(stack, m[3]) ?? '');
      continue;
    }
    const close = end_of(template, m[3], at);
    const inner = template.slice(at, close.start);
    at = close.end;
    const value = look(stack, m[3]);
    const is_on = Array.isArray(value) ? value.length > 0 : Boolean(value);
    if (m[2] === '^') {
      if (!is_on) out += walk(inner, stack);
      continue;
    }
    if (is_on) for (const item of Array.isArray(value) ? value : [value]) out += walk(inner, [...stack, item]);
  }
}
function end_of(template, name, from) {
  const tag = new RegExp(`\\{\\{\\s*([#^/])\\s*${name.replace('.', '\\.')}\\s*\\}\\}`, 'g');
  tag.lastIndex = from;
  let depth = 1;
  for (let m = tag.exec(template); m; m = tag.exec(template)) {
    depth += m[1] === '/' ? -1 : 1;
    if (depth === 0) return { start: m.index, end: tag.lastIndex };
  }
  throw new Error(`section ${name} never ends`);
}
