// Officials of the village: their families are looked at twice. The village names them, only the office takes a name
// off.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t } from '#/plumbing/i18n/i18n';
import { Form, TextField, need } from '#/plumbing/ui/form';
import { Dialog, Icon, Show, say, sentence_of } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import type { Problem } from '#/plumbing/api/api';
import { declare_official, end_official, list_officials } from '../actions';

function DeclareForm({ region, done }: { region: string; done: () => void }): JSX.Element {
  const key = useMemo(client_key, [region]);
  return (
    <Form
      button={t('usul.declare')}
      send={async (typed) => {
        need(typed, { name: t('usul.official_name'), post: t('usul.official_post') });
        const [nik, no_kk] = [typed.text('nik'), typed.text('no_kk')];
        await declare_official(
          {
            region,
            name: typed.text('name'),
            post: typed.text('post'),
            ...(nik ? { nik } : {}),
            ...(no_kk ? { no_kk } : {}),
          },
          key,
        );
        say(t('usul.saved'));
        done();
      }}>
      <TextField name="name" label={t('usul.official_name')} />
      <TextField name="post" label={t('usul.official_post')} hint={t('usul.official_post_hint')} />
      <TextField name="nik" label="NIK" hint={t('usul.official_number_hint')} inputMode="numeric" optional />
      <TextField name="no_kk" label={t('usul.no_kk')} inputMode="numeric" optional />
    </Form>
  );
}

export function OfficialsCard({ region }: { region: string }): JSX.Element {
  const [is_open, set_open] = useState(false);
  const reading = use_reading(`perangkat ${region}`, (signal) => list_officials(region, signal));
  const end = async (id: string): Promise<void> => {
    if (!confirm(t('usul.official_end_sure'))) return;
    try {
      await end_official(id);
      reading.again();
    } catch (fault) {
      say(sentence_of(fault as Problem));
    }
  };
  return (
    <section class="card stack">
      <h2>{t('usul.officials')}</h2>
      <p class="quiet small">{t('usul.officials_text')}</p>
      <Show reading={reading} bones={2}>
        {(all) => (
          <>
            {all.items.length === 0 && <p>{t('usul.no_officials')}</p>}
            <ul class="stack stack-2">
              {all.items.map((one) => (
                <li key={one.id} class="row">
                  <span class="grow">
                    {one.name} · {one.post}
                    <span class="quiet small num"> {one.nik_masked || one.no_kk_masked}</span>
                  </span>
                  {all.may_end && (
                    <button class="btn btn-small" onClick={() => void end(one.id)}>
                      {t('usul.official_end')}
                      <span class="unseen">: {one.name}</span>
                    </button>
                  )}
                </li>
              ))}
            </ul>
            {all.may_declare && (
              <button class="btn btn-small" onClick={() => set_open(true)}>
                <Icon name="user-plus" />
                {t('usul.declare')}
              </button>
            )}
          </>
        )}
      </Show>
      {is_open && (
        <Dialog title={t('usul.declare')} close={() => set_open(false)}>
          <DeclareForm
            region={region}
            done={() => {
              set_open(false);
              reading.again();
            }}
          />
        </Dialog>
      )}
    </section>
  );
}
