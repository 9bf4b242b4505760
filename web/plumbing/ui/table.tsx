// A table with its caption and heads; on a narrow screen it scrolls by itself, never the page.
import type { ComponentChildren, JSX } from 'preact';
import { t } from '#/plumbing/i18n/i18n';

/// A head is its words, words with a class ("right", "hide-narrow"), or null for the column of acts.
export type Head = string | [words: string, kind: string] | null;
const words_of = (head: Head): string => (head === null ? t('col.act') : typeof head === 'string' ? head : head[0]);

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
  return (
    <div class="table-wrap" {...(region ? { tabIndex: 0, role: 'region', 'aria-label': region } : {})}>
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
