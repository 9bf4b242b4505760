// Where the civil registry's web service is, as the agreement gives it.
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t } from '#/plumbing/i18n/i18n';
import { moment } from '#/plumbing/i18n/format';
import { Form, TextField, need } from '#/plumbing/ui/form';
import { Head, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { read_service, set_service } from '../actions';

export function PadanService(): JSX.Element {
  const reading = use_reading('civil service', read_service);
  const key = useMemo(client_key, [reading.data]);
  return (
    <>
      <Head title={t('nav.padan_service')} lead={t('padan.service_lead')} />
      <Show reading={reading}>
        {(service) => (
          <div class="card stack">
            {service.set_at && <p class="quiet">{t('padan.service_set', { at: moment(service.set_at) })}</p>}
            <Form
              button={t('ui.save')}
              send={async (typed) => {
                need(typed, {
                  url: t('padan.service_url'),
                  account: t('padan.service_account'),
                  agreement: t('padan.service_agreement'),
                });
                await set_service(
                  {
                    url: typed.needed('url'),
                    account: typed.needed('account'),
                    agreement: typed.needed('agreement'),
                    secret: typed.text('secret'),
                  },
                  key,
                );
                say(t('ui.saved'));
                reading.again();
              }}>
              <TextField
                name="url"
                label={t('padan.service_url')}
                hint={t('padan.service_url_hint')}
                defaultValue={service.url}
              />
              <TextField name="account" label={t('padan.service_account')} defaultValue={service.account} width="mid" />
              <TextField
                name="secret"
                type="password"
                label={t('padan.service_secret')}
                hint={t('padan.service_secret_hint')}
                autocomplete="off"
                width="mid"
              />
              <TextField
                name="agreement"
                label={t('padan.service_agreement')}
                hint={t('padan.service_agreement_hint')}
                defaultValue={service.agreement}
              />
            </Form>
          </div>
        )}
      </Show>
    </>
  );
}
