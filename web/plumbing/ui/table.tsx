// A table with its caption and heads. Where it is wider than its place its rows become cards: nothing that is worked
// with lies to the right of the screen.
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '#/plumbing/i18n/i18n';

/// A head is its words, words with a class ("right", "hide-narrow"), or null for the column of acts.
export type Head = string | [words: string, kind: string] | null;
const words_of = (head: Head): string => (head === null ? t('col.act') : typeof head === 'string' ? head : head[0]);

/// As cards each value stands under the name of its column.
function fit(box: HTMLElement, names: string[]): void {
  const table = box.querySelector('table')!;
  table.classList.remove('cards');
  if (box.scrollWidth <= box.clientWidth) return;
  table.classList.add('cards');
  for (const row of table.tBodies[0]!.rows)
    for (const [at, cell] of [...row.cells].entries())
      if (cell.tagName === 'TD' && names[at]) cell.dataset.head = names[at];
}

export function Table({
  caption,
  is_said,
  kind = '',
  region,
  heads,
  children,
}: {
  caption: ComponentChildren;
  /// Shown above the table; else only screen readers hear it.
  is_said?: boolean;
  kind?: string;
  /// Names a table that has nothing to press in it: it takes the focus itself, so that the keyboard can scroll it.
  region?: string;
  heads: Head[];
  children: ComponentChildren;
}): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const names = heads.map((head) => (head === null ? '' : words_of(head)));
    const watch = new ResizeObserver(() => fit(box.current!, names));
    fit(box.current!, names);
    watch.observe(box.current!);
    return () => watch.disconnect();
  });
  return (
    <div class="table-wrap" ref={box} {...(region ? { tabIndex: 0, role: 'region', 'aria-label': region } : {})}>
      <table class={`table ${kind}`}>
        <caption class={is_said ? undefined : 'unseen'}>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" key={words_of(head)} class={Array.isArray(head) ? head[1] : undefined}>
                {head === null ? <span class="unseen">{words_of(head)}</span> : words_of(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
