// A family of the registry becomes a line: found by a member, with what it is proposed for.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { Form, LongField, PickField, RadioField, Wrong, need, type Typed } from '#/plumbing/ui/form';
import { Link, say } from '#/plumbing/ui/parts';
import { PersonPick } from '#/assess/registry/views/pick';
import { type Hit, is_none } from '#/assess/registry/model';
import { do_roll } from '../actions';
import { type Kind, type RollFile, kinds, words_in } from '../model';

/// What each kind still asks.
function Rest({ kind, file, hit }: { kind: Kind; file: RollFile; hit: Hit | null }): JSX.Element {
  return (
    <>
      {kind === 'programme' && (
        <PickField
          name="programme"
          label={t('usul.programme')}
          none={t('usul.choose')}
          choices={words_in(file, 'programme')}
        />
      )}
      {kind === 'removal' && (
        <>
          <PickField
            name="reason"
            label={t('usul.reason')}
            none={t('usul.choose')}
            choices={words_in(file, 'reason')}
          />
          <RadioField
            name="who"
            label={t('usul.removes')}
            hint={t('usul.removes_hint')}
            chosen="family"
            choices={[
              { value: 'family', text: t('usul.whole_family') },
              { value: 'person', text: t('usul.only_person', { name: hit?.person.name ?? '—' }) },
            ]}
          />
        </>
      )}
      <LongField
        name="note"
        label={kind === 'correction' ? t('usul.what_wrong') : t('usul.note')}
        optional={kind !== 'correction'}
        rows={3}
      />
    </>
  );
}

export function ProposeForm({ file, done }: { file: RollFile; done: () => void }): JSX.Element {
  const [hit, set_hit] = useState<Hit | null>(null);
  const [kind, set_kind] = useState<Kind>('family');
  const [turn, set_turn] = useState(0);
  const key = useMemo(client_key, [file.roll.version, turn]);
  const check = (typed: Typed): void => {
    if (!hit || is_none(hit.person.family)) throw new Wrong([{ path: 'known', message: t('usul.family_first') }]);
    if (kind === 'programme') need(typed, { programme: t('usul.programme') });
    if (kind === 'removal') need(typed, { reason: t('usul.reason') });
    if (kind === 'correction') need(typed, { note: t('usul.what_wrong') });
  };
  return (
    <Form
      button={t('usul.propose')}
      icon="plus"
      send={async (typed) => {
        check(typed);
        const body = {
          kind,
          family: hit!.person.family,
          ...(kind === 'removal' && typed.text('who') === 'person' ? { person: hit!.person.id } : {}),
          ...(kind === 'programme' ? { programme: typed.text('programme') } : {}),
          ...(kind === 'removal' ? { reason: typed.text('reason') } : {}),
          ...(typed.text('note') ? { note: typed.text('note') } : {}),
        };
        await do_roll(file.id, 'items', body, key);
        say(t('usul.proposed', { name: hit!.head_name || hit!.person.name }));
        set_hit(null);
        set_turn(turn + 1);
        done();
      }}>
      <PersonPick chosen={hit} choose={set_hit} />
      <p class="small">
        {t('usul.not_there')} <Link to="/registri/baru">{t('usul.to_registry')}</Link>
      </p>
      <RadioField
        name="kind"
        label={t('usul.proposal')}
        chosen={kind}
        change={(value) => set_kind(value as Kind)}
        choices={kinds.map((value) => ({
          value,
          text: t_code('usul.kind', value),
          hint: t_code('usul.kind_hint', value),
        }))}
      />
      <Rest key={kind} kind={kind} file={file} hit={hit} />
    </Form>
  );
}
