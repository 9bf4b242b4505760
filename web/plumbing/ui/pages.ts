// A list shown page by page. When something changes, all pages on the screen are read again, so that no row stays there
// as it was.
import { useState } from 'preact/hooks';
import type { Reading } from './query';
import { use_reading } from './query';

interface Page<T> {
  items: T[];
  next?: string | null | undefined;
}
export interface Pages<T> extends Reading<{ items: T[]; next: string | null }> {
  /// One page more.
  load: () => void;
}

/// `key` names the list; `read` asks for the page behind `after`, undefined for the first.
export function use_pages<T>(
  key: string,
  read: (after: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
  topics: string[],
): Pages<T> {
  const [asked, set_asked] = useState({ key, pages: 1 });
  const pages = asked.key === key ? asked.pages : 1;
  const reading = use_reading(
    key,
    async (signal) => {
      const items: T[] = [];
      let after: string | undefined;
      for (let page = 0; page < pages; page++) {
        const read_now = await read(after, signal);
        items.push(...read_now.items);
        after = read_now.next ?? undefined;
        if (!after) break;
      }
      return { items, next: after ?? null };
    },
    topics,
  );
  const load = (): void => {
    set_asked({ key, pages: pages + 1 });
    reading.again();
  };
  return { ...reading, load };
}
