// Which acts a screen cannot do without. Who lacks one is told so at once, whatever address was typed: a form that
// nobody would take is not shown over a refusal.
import type { Act } from '#/ground/session/model';

const needs: readonly (readonly [path: string, acts: readonly Act[]])[] = [
  ['/registri/impor', ['import_registry']],
  ['/registri/baru', ['edit_registry']],
  ['/rekonsiliasi', ['import_registry']],
  ['/hak-data', ['take_request', 'see_registry']],
  ['/sanggah/baru', ['take_request']],
  ['/usul-warga/baru', ['take_request']],
];
/// A screen and those below it: an import's own page needs what the list of imports needs.
export function is_open_to(path: string, acts: readonly string[]): boolean {
  const needed = needs.find(([at]) => path === at || path.startsWith(`${at}/`))?.[1] ?? [];
  return needed.every((act) => acts.includes(act));
}
