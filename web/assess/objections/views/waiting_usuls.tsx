// Citizens' proposals that wait for the village's list: one press makes each a line for the meeting to decide on.
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { Link, say } from '#/plumbing/ui/parts';
import { Press } from '#/plumbing/ui/press';
import { use_reading } from '#/plumbing/ui/query';
import { may } from '#/ground/session/actions';
import { do_usul, list_usuls } from '../actions';
import type { Usul } from '../model';

function One({ usul, done }: { usul: Usul; done: () => void }): JSX.Element {
  const key = useMemo(client_key, [usul.id, usul.version]);
  const enrol = async (): Promise<void> => {
    await do_usul(usul.id, 'enrol', { version: usul.version }, key);
    say(t('sanggah.enrolled_here', { name: usul.name }));
    done();
  };
  return (
    <li class="row-apart">
      <div>
        <strong>{usul.name}</strong>
        <div class="quiet small">
          {t_code('sanggah.usul_kind', usul.kind)} {usul.programme} {usul.rt && `RT ${usul.rt}`}
        </div>
      </div>
      {usul.family ? (
        <Press look="btn btn-small btn-main" press={enrol}>
          {t('sanggah.enrol')}
          <span class="unseen">: {usul.name}</span>
        </Press>
      ) : (
        <Link class="btn btn-small" to="/usul-warga?which=waiting">
          {t('sanggah.name_family')}
          <span class="unseen">: {usul.name}</span>
        </Link>
      )}
    </li>
  );
}

/// Nothing at all when nobody waits.
export function WaitingUsuls({ region, done }: { region: string; done: () => void }): JSX.Element | null {
  const reading = use_reading(
    may('edit_registry') ? `usuls waiting ${region}` : null,
    (signal) => list_usuls({ which: 'waiting', region }, signal),
    ['objections'],
  );
  if (!reading.data?.items.length) return null;
  return (
    <section class="card stack" aria-labelledby="usulan-menunggu">
      <h2 id="usulan-menunggu">{t('sanggah.waiting_here')}</h2>
      <p class="quiet small">{t('sanggah.waiting_text')}</p>
      <ul class="stack stack-2">
        {reading.data.items.map((usul) => (
          <One
            key={usul.id}
            usul={usul}
            done={() => {
              reading.again();
              done();
            }}
          />
        ))}
      </ul>
    </section>
  );
}
