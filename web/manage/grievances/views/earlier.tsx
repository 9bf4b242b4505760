// Search before create: what looks like this report already, and why. Joining adds a note there instead of a
// second file.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '#/plumbing/i18n/i18n';
import { Icon, Link, Show } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { find_similar } from '../actions';
import { SimilarList } from './bits';
import type { Draft } from './intake_parts';

export function Earlier({ draft }: { draft: Draft }): JSX.Element {
  const [wish, set_wish] = useState({ text: '', region: '', phone: '', name: '' });
  useEffect(() => {
    const timer = setTimeout(
      () =>
        set_wish({
          text: draft.text?.trim() ?? '',
          region: draft.region ?? '',
          phone: draft.phone?.trim() ?? '',
          name: draft.name?.trim() ?? '',
        }),
      400,
    );
    return () => clearTimeout(timer);
  }, [draft.text, draft.region, draft.phone, draft.name]);
  const is_enough = wish.text.length >= 6 || wish.region !== '' || wish.phone.length >= 6 || wish.name.length >= 6;
  const reading = use_reading(is_enough ? JSON.stringify(wish) : null, (signal) =>
    find_similar(wish.text, wish.region, wish.phone, signal, wish.name),
  );
  if (!is_enough) return <p class="quiet">{t('earlier.begin')}</p>;
  return (
    <Show
      reading={reading}
      bones={3}
      is_empty={(page) => !page.items.length}
      blank={
        <p class="row done">
          <Icon name="circle-check" />
          {t('earlier.none')}
        </p>
      }>
      {(page) => (
        <>
          <p class="quiet">{t('earlier.found', { n: page.items.length })}</p>
          <SimilarList
            rows={page.items}
            act={(row) => (
              <Link class="btn btn-small" to={`/aduan/${row.id}?tindakan=note`}>
                <Icon name="merge" />
                {t('earlier.join')}
              </Link>
            )}
          />
        </>
      )}
    </Show>
  );
}
