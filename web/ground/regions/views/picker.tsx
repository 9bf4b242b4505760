// Village picker: type part of a name, choose from a list with the district beside it. A combobox as ARIA describes it.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Field } from '#/plumbing/ui/form';
import { t } from '#/plumbing/i18n/i18n';
import { region_code } from '#/plumbing/i18n/format';
import { session } from '#/ground/session/actions';
import { get_region, search_regions } from '../actions';
import { type Level, type Region, full_name } from '../model';

interface Props {
  name: string;
  label: string;
  hint?: string;
  level?: Level;
  chosen?: string;
  change?: (code: string) => void;
  within?: string;
  optional?: boolean;
}

interface FoundProps {
  list: string;
  label: string;
  found: Region[] | null;
  at: number;
  choose: (region: Region) => void;
}
function Found({ list, label, found, at, choose }: FoundProps): JSX.Element {
  return (
    <ul class="options" id={list} role="listbox" aria-label={label} hidden={!found}>
      {found?.map((region, i) => (
        <li
          key={region.code}
          id={`${list}-${i}`}
          role="option"
          aria-selected={i === at}
          onMouseDown={(e) => {
            e.preventDefault();
            choose(region);
          }}>
          {full_name(region)} <span class="quiet num">{region_code(region.code)}</span>
        </li>
      ))}
      {found?.length === 0 && (
        <li role="option" aria-selected={false} aria-disabled="true" class="quiet">
          {t('regions.none')}
        </li>
      )}
    </ul>
  );
}

/// What a key does to an open list: another row, the row chosen, or closing.
function next_of(event: KeyboardEvent, found: Region[] | null, at: number): number | Region | 'close' | null {
  if (!found) return null;
  if (event.key === 'Escape') return 'close';
  const chosen = found[at];
  if (event.key === 'Enter' && !chosen) return null;
  if (!['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) return null;
  event.preventDefault();
  if (event.key === 'Enter') return chosen ?? null;
  return event.key === 'ArrowDown' ? Math.min(at + 1, found.length - 1) : Math.max(at - 1, 0);
}

export function RegionPicker({ name, label, hint, level, chosen = '', change, within, optional }: Props): JSX.Element {
  const [code, set_code] = useState(chosen);
  const [text, set_text] = useState('');
  const [found, set_found] = useState<Region[] | null>(null);
  const [at, set_at] = useState(-1);
  const asked = useRef<AbortController | null>(null);
  const list = `${name}-list`;
  useEffect(() => {
    set_code(chosen);
    if (chosen)
      get_region(chosen).then(
        (r) => set_text(full_name(r)),
        () => set_text(region_code(chosen)),
      );
    else set_text('');
  }, [chosen]);

  const choose = (region: Region | null): void => {
    set_code(region?.code ?? '');
    set_found(null);
    if (region) set_text(full_name(region));
    change?.(region?.code ?? '');
  };
  const type = (typed: string): void => {
    set_text(typed);
    if (code) {
      set_code('');
      change?.('');
    }
    asked.current?.abort();
    if (typed.trim().length < 2) {
      set_found(null);
      return;
    }
    const stop = (asked.current = new AbortController());
    search_regions(typed.trim(), within ?? session.value?.officer.area ?? '', level, stop.signal).then(
      (page) => {
        if (!stop.signal.aborted) {
          set_found(page.items);
          set_at(page.items.length ? 0 : -1);
        }
      },
      () => {},
    );
  };
  const press = (event: KeyboardEvent): void => {
    const to = next_of(event, found, at);
    if (to === 'close') set_found(null);
    else if (typeof to === 'number') set_at(to);
    else if (to) choose(to);
  };
  return (
    <Field {...{ name, label, hint: hint ?? t('regions.hint'), optional: optional ?? false }}>
      {(a) => (
        <div class="combo">
          <input type="hidden" name={name} value={code} />
          <input
            class="input"
            {...a}
            name=""
            value={text}
            role="combobox"
            autocomplete="off"
            aria-autocomplete="list"
            aria-expanded={found !== null}
            aria-controls={list}
            aria-activedescendant={found?.[at] ? `${list}-${at}` : undefined}
            onInput={(e) => type(e.currentTarget.value)}
            onKeyDown={press}
            onBlur={() => setTimeout(() => set_found(null), 150)}
          />
          <Found {...{ list, label, found, at, choose }} />
        </div>
      )}
    </Field>
  );
}
