// Two files go in; below stand the comparisons that are still kept.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { moment } from '#/plumbing/i18n/format';
import { go } from '#/plumbing/router/router';
import { Form, RadioField, Wrong } from '#/plumbing/ui/form';
import { Blank, Head, Link, Show } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { ask_comparison, list_comparisons } from '../actions';
import { type Chosen, type Comparison, type Keep, has_person, keeps } from '../model';
import { SideCard } from './side';

const tone: Record<Comparison['state'], string> = {
  queued: 'tag-wait',
  running: 'tag-info',
  done: 'tag-good',
  failed: 'tag-bad',
  cancelled: '',
};

function Mine(): JSX.Element {
  const reading = use_reading('my comparisons', list_comparisons);
  return (
    <section class="stack" aria-labelledby="mine">
      <h2 id="mine">{t('lists.mine')}</h2>
      <Show
        reading={reading}
        bones={2}
        is_empty={(data) => data.items.length === 0}
        blank={
          <Blank icon="git-compare" title={t('lists.none')}>
            {t('lists.none_text')}
          </Blank>
        }>
        {(data) => (
          <Table
            caption={t('lists.mine')}
            heads={[t('lists.lists'), t('col.state'), [t('lists.made'), 'hide-narrow'], t('lists.kept')]}>
            {data.items.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <Link to={`/bandingkan/${one.id}`}>
                    {t('lists.versus', { left: one.left_name, right: one.right_name })}
                  </Link>
                </th>
                <td>
                  <span class={`tag ${tone[one.state]}`}>{t_code('course', one.state)}</span>
                </td>
                <td class="hide-narrow">{moment(one.made_at)}</td>
                <td>{moment(one.expires_at)}</td>
              </tr>
            ))}
          </Table>
        )}
      </Show>
    </section>
  );
}

export function CompareView(): JSX.Element {
  const [left, set_left] = useState<Chosen | null>(null);
  const [right, set_right] = useState<Chosen | null>(null);
  const [wrong, set_wrong] = useState<{ left?: string; right?: string }>({});
  const trouble_of = (chosen: Chosen | null, side: string): string | undefined =>
    !chosen ? t('form.needed', { label: side }) : has_person(chosen) ? undefined : t('lists.no_person');
  const send = async (keep: Keep): Promise<void> => {
    const found = { left: trouble_of(left, t('lists.left')), right: trouble_of(right, t('lists.right')) };
    const troubles = Object.entries(found).flatMap(([path, message]) => (message ? [{ path, message }] : []));
    set_wrong(Object.fromEntries(troubles.map((one) => [one.path, one.message])));
    if (troubles.length) throw new Wrong(troubles);
    const asked = await ask_comparison(left!, right!, keep);
    go(`/bandingkan/${asked.id}`);
  };
  return (
    <>
      <Head title={t('nav.lists')} lead={t('lists.lead')} />
      <div class="stack stack-5">
        <Form send={(typed) => send(typed.needed('keep') as Keep)} button={t('lists.compare')} icon="git-compare">
          <div class="sides">
            <SideCard
              id="left"
              title={t('lists.left')}
              chosen={left}
              wrong={left && has_person(left) ? undefined : wrong.left}
              change={set_left}
            />
            <SideCard
              id="right"
              title={t('lists.right')}
              chosen={right}
              wrong={right && has_person(right) ? undefined : wrong.right}
              change={set_right}
            />
          </div>
          <RadioField
            name="keep"
            label={t('lists.keep')}
            hint={t('lists.keep_hint')}
            row
            chosen="one_day"
            choices={keeps.map((value) => ({ value, text: t_code('keep', value) }))}
          />
        </Form>
        <Mine />
      </div>
    </>
  );
}
