// On a case, a complaint, a request: whom of the registry it is about, and the box that finds them.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t } from '#/plumbing/i18n/i18n';
import { Form, Wrong } from '#/plumbing/ui/form';
import { Icon, Link, Show, say } from '#/plumbing/ui/parts';
import { Press } from '#/plumbing/ui/press';
import { use_reading } from '#/plumbing/ui/query';
import { may } from '#/ground/session/actions';
import type { Hit } from '#/assess/registry/model';
import { PersonPick } from '#/assess/registry/views/pick';
import { people_of, tie, untie } from '../actions';
import type { FileKind, Tie } from '../model';

interface Of {
  kind: FileKind;
  id: string;
  /// Who is named in the file: what the box looks for first.
  name?: string;
}

function Choose({ kind, id, name, done, close }: Of & { done: () => void; close: () => void }): JSX.Element {
  const [hit, set_hit] = useState<Hit | null>(null);
  const key = useMemo(client_key, [hit?.person.id]);
  const send = async (): Promise<void> => {
    if (!hit) throw new Wrong([{ path: 'known', message: t('form.needed', { label: t('tie.who') }) }]);
    await tie(kind, id, hit.person.id, key);
    say(t('tie.done', { name: hit.person.name }));
    done();
  };
  return (
    <Form send={send} button={t('tie.tie')} icon="user-check" cancel={close}>
      <PersonPick chosen={hit} choose={set_hit} label={t('tie.who')} hint={t('tie.hint')} {...(name ? { name } : {})} />
    </Form>
  );
}

function Person({ one, off }: { one: Tie; off: (() => Promise<void>) | null }): JSX.Element {
  const to = one.family
    ? `/registri/keluarga/${one.family}?orang=${one.person ?? ''}`
    : one.person
      ? `/registri/orang/${one.person}`
      : '';
  return (
    <li class="row-apart">
      <div>
        {to ? (
          <Link to={to}>{one.name}</Link>
        ) : (
          <span class="quiet">{one.is_gone ? t('tie.gone') : t('tie.elsewhere')}</span>
        )}
        {to && (
          <div class="quiet small">
            <span class="num">{one.nik_masked || t('reg.no_nik')}</span> · {one.region_name}
          </div>
        )}
      </div>
      {off && (
        <Press look="btn btn-small no-print" press={off}>
          <Icon name="x" />
          {t('tie.off')}
          <span class="unseen"> {one.name}</span>
        </Press>
      )}
    </li>
  );
}

function People({ kind, id, name = '' }: Of): JSX.Element | null {
  const reading = use_reading(`ties ${kind} ${id}`, (signal) => people_of(kind, id, signal));
  const [is_open, set_open] = useState(false);
  // Erased, or withheld from this reader: there is nobody to name.
  if (reading.problem?.status === 404) return null;
  return (
    <section class="card stack">
      <h2>{t('tie.title')}</h2>
      <Show reading={reading} bones={2}>
        {(all) => (
          <>
            {all.items.length ? (
              <ul class="stack stack-2">
                {all.items.map((one) => (
                  <Person
                    key={one.id}
                    one={one}
                    off={all.may_tie ? async () => (await untie(kind, id, one.id), reading.again()) : null}
                  />
                ))}
              </ul>
            ) : (
              <p class="quiet">{t('tie.none')}</p>
            )}
            {is_open && (
              <Choose
                kind={kind}
                id={id}
                name={all.items.length ? '' : name}
                close={() => set_open(false)}
                done={() => {
                  set_open(false);
                  reading.again();
                }}
              />
            )}
            {all.may_tie && !is_open && (
              <div class="row no-print">
                <button type="button" class="btn btn-small" onClick={() => set_open(true)}>
                  <Icon name="user-plus" />
                  {t('tie.add')}
                </button>
              </div>
            )}
          </>
        )}
      </Show>
    </section>
  );
}

/// Nothing for who does not see the registry.
export function TiedPeople(of: Of): JSX.Element | null {
  return may('see_registry') ? <People key={`${of.kind} ${of.id}`} {...of} /> : null;
}
