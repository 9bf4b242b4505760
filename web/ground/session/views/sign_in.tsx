// Password first, then the code when the account has a second factor. Paste works everywhere; nothing is asked twice.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Problem } from '#/plumbing/api/api';
import { language, speak, t } from '#/plumbing/i18n/i18n';
import { Form, TextField, need, type Typed } from '#/plumbing/ui/form';
import { Icon, Note, Title } from '#/plumbing/ui/parts';
import { Mark } from '#/plumbing/ui/mark';
import { sign_in } from '../actions';

function Bar(): JSX.Element {
  const other = language.value === 'id' ? 'en' : 'id';
  return (
    <header class="top">
      <div class="brand">
        <Mark />
        <div>
          <strong>Sinergi</strong>
          <span>{t('session.lead')}</span>
        </div>
      </div>
      <span class="grow" />
      <button type="button" class="btn" lang={other} onClick={() => void speak(other)}>
        <Icon name="languages" />
        {other === 'en' ? 'English' : 'Bahasa Indonesia'}
      </button>
    </header>
  );
}
function CodeField({ is_paper }: { is_paper: boolean }): JSX.Element {
  return (
    <TextField
      name="code"
      label={is_paper ? t('session.paper_code') : t('session.code')}
      hint={is_paper ? t('session.paper_hint') : t('session.code_hint')}
      inputMode={is_paper ? 'text' : 'numeric'}
      autocomplete="one-time-code"
      width="mid"
      autoFocus
    />
  );
}
export function SignIn(): JSX.Element {
  const [asked, set_asked] = useState<{ account: string; password: string } | null>(null);
  const [is_paper, set_paper] = useState(false);
  const first = async (typed: Typed): Promise<void> => {
    need(typed, { account: t('session.account'), password: t('session.password') });
    const account = typed.needed('account');
    const password = typed.needed('password');
    try {
      await sign_in(account, password);
    } catch (fault) {
      if (fault instanceof Problem && fault.key === 'access.code_needed') {
        set_asked({ account, password });
        return;
      }
      throw fault;
    }
  };
  const second = async (typed: Typed): Promise<void> => {
    need(typed, { code: is_paper ? t('session.paper_code') : t('session.code') });
    await sign_in(asked!.account, asked!.password, typed.needed('code').replace(/\s/g, ''));
  };
  return (
    <div class="gate">
      <Bar />
      <main class="stack" id="isi">
        <Title>{asked ? t('session.second_title') : t('session.title')}</Title>
        <div class="card">
          {asked === null ? (
            <Form key="first" send={first} button={t('session.sign_in')} icon="lock">
              <TextField
                name="account"
                label={t('session.account')}
                autocomplete="username"
                autoCapitalize="none"
                spellcheck={false}
              />
              <TextField
                name="password"
                label={t('session.password')}
                type="password"
                autocomplete="current-password"
              />
            </Form>
          ) : (
            <Form
              key={is_paper ? 'paper' : 'code'}
              send={second}
              button={t('session.go_on')}
              cancel={() => set_asked(null)}
              extra={
                <button type="button" class="btn btn-plain" onClick={() => set_paper(!is_paper)}>
                  {is_paper ? t('session.use_app') : t('session.use_paper')}
                </button>
              }>
              <CodeField is_paper={is_paper} />
            </Form>
          )}
        </div>
        <Note>{t('session.trouble')}</Note>
        <p>
          <a href="/">{t('session.to_public')}</a>
        </p>
      </main>
    </div>
  );
}
