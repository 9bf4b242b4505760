import { useEffect, useState } from 'preact/hooks';
import type { Choice } from '#/plumbing/ui/form';
import { children_of } from '../actions';

/// The areas right below one, to choose from; none until they are wanted and read.
export function use_areas_below(code: string, is_wanted = true): Choice[] {
  const [areas, set_areas] = useState<Choice[]>([]);
  useEffect(() => {
    if (!is_wanted) return;
    children_of(code).then(
      (page) => set_areas(page.items.map((r) => ({ value: r.code, text: r.name }))),
      () => {},
    );
  }, [code, is_wanted]);
  return areas;
}
