// The office's paper: its head, its logo, and who signs with which title.
import type { JSX } from 'preact';
import type { Problem } from '#/plumbing/api/api';
import { t } from '#/plumbing/i18n/i18n';
import { Form, LongField, PickField, TextField, Wrong, need } from '#/plumbing/ui/form';
import { Head, Icon, Show, say, sentence_of } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { drop_logo, get_letterhead, save_letterhead, save_logo, save_signer } from '../actions';
import type { Letterhead } from '../model';

const logo_bytes_max = 2 * 1024 * 1024;

/// The server draws it anew and says what is wrong with it; only what cannot be sent is refused here.
function Logo({ letterhead, again }: { letterhead: Letterhead; again: () => void }): JSX.Element {
  const drop = async (): Promise<void> => {
    if (!confirm(t('kop.logo_drop_sure'))) return;
    try {
      await drop_logo();
      say(t('kop.logo_dropped'));
      again();
    } catch (fault) {
      say(sentence_of(fault as Problem));
    }
  };
  return (
    <section class="card stack">
      <h2>{t('kop.logo')}</h2>
      {letterhead.logo ? (
        <div class="row">
          <img
            src={`/api/v1/letterhead/logo?v=${letterhead.logo}`}
            alt={t('kop.logo_now')}
            style={{ maxHeight: '96px', maxWidth: '192px' }}
          />
          <button type="button" class="btn btn-bad" onClick={() => void drop()}>
            <Icon name="trash-2" />
            {t('kop.logo_drop')}
          </button>
        </div>
      ) : (
        <p class="quiet">{t('kop.logo_none')}</p>
      )}
      <Form
        button={t('kop.logo_send')}
        icon="upload"
        send={async (typed, form) => {
          const file = typed.files('logo')[0];
          if (!file) throw new Wrong([{ path: 'logo', message: t('form.needed', { label: t('kop.logo_file') }) }]);
          if (file.size > logo_bytes_max) throw new Wrong([{ path: 'logo', message: t('kop.logo_large') }]);
          await save_logo(file);
          form.reset();
          say(t('kop.logo_kept'));
          again();
        }}>
        <TextField
          name="logo"
          type="file"
          accept="image/png,image/jpeg"
          label={t('kop.logo_file')}
          hint={t('kop.logo_hint')}
        />
      </Form>
    </section>
  );
}

function Signers({ letterhead, again }: { letterhead: Letterhead; again: () => void }): JSX.Element {
  return (
    <section class="card stack">
      <h2>{t('kop.signers')}</h2>
      <Form
        button={t('ui.save')}
        send={async (typed) => {
          need(typed, { account: t('kop.signer'), title: t('kop.title') });
          await save_signer({
            account: typed.needed('account'),
            title: typed.needed('title'),
            nip: typed.needed('nip'),
          });
          say(t('loket.saved'));
          again();
        }}>
        <PickField
          name="account"
          label={t('kop.signer')}
          none={t('form.choose')}
          choices={letterhead.signers.map((s) => ({
            value: s.account,
            text: `${s.name}, ${s.title} ${s.nip}`,
          }))}
        />
        <div class="pair">
          <TextField name="title" label={t('kop.title')} />
          <TextField name="nip" label="NIP" optional />
        </div>
      </Form>
    </section>
  );
}

export function LetterheadView(): JSX.Element {
  const reading = use_reading('letterhead', get_letterhead);
  return (
    <>
      <Head title={t('nav.kop')} lead={t('kop.lead')} />
      <Show reading={reading}>
        {(letterhead) => (
          <div class="stack">
            <section class="card stack">
              <Form
                button={t('ui.save')}
                send={async (typed) => {
                  need(typed, { office: t('kop.office'), place: t('kop.place'), head_title: t('kop.title') });
                  await save_letterhead(
                    Object.fromEntries(
                      ['above', 'office', 'address', 'place', 'head_title'].map((n) => [n, typed.needed(n)]),
                    ),
                  );
                  say(t('loket.saved'));
                  reading.again();
                }}>
                <LongField
                  name="above"
                  label={t('kop.above')}
                  rows={2}
                  defaultValue={letterhead.head.above}
                  optional
                />
                <TextField name="office" label={t('kop.office')} defaultValue={letterhead.head.office} />
                <LongField
                  name="address"
                  label={t('kop.address')}
                  rows={2}
                  defaultValue={letterhead.head.address}
                  optional
                />
                <div class="pair">
                  <TextField name="place" label={t('kop.place')} defaultValue={letterhead.head.place} />
                  <TextField
                    name="head_title"
                    label={t('kop.title')}
                    defaultValue={letterhead.head.head_title}
                  />
                </div>
              </Form>
            </section>
            <Logo letterhead={letterhead} again={reading.again} />
            <Signers letterhead={letterhead} again={reading.again} />
          </div>
        )}
      </Show>
    </>
  );
}
