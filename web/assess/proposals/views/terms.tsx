// The office's days and chain. A list keeps those of its opening.
import type { JSX } from 'preact';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { Form, TextField, TickField } from '#/plumbing/ui/form';
import { Head, Note, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { save_terms, see_terms } from '../actions';

const days = [
  'open_day',
  'village_day',
  'verifier_day',
  'head_day',
  'regent_day',
  'siksng_day',
  'pull_day',
] as const;

export function TermsView(): JSX.Element {
  const reading = use_reading('usulan hari', see_terms);
  return (
    <>
      <Head title={t('nav.proposal_terms')} lead={t('usul.terms_lead')} />
      <Show reading={reading}>
        {(terms) => (
          <section class="card stack" key={terms.version}>
            <Note>{t('usul.terms_source')}</Note>
            <Form
              button={t('usul.save')}
              send={async (typed) => {
                const next = { ...terms };
                for (const name of [...days, 'sample_percent', 'sample_min'] as const)
                  next[name] = typed.number(name) ?? -1;
                next.needs_head = typed.is_on('needs_head');
                next.needs_regent = typed.is_on('needs_regent');
                await save_terms(next);
                say(t('usul.saved'));
                reading.again();
              }}>
              {days.map((name) => (
                <TextField
                  key={name}
                  name={name}
                  label={t_code('usul.term', name)}
                  inputMode="numeric"
                  width="short"
                  defaultValue={String(terms[name])}
                />
              ))}
              <TickField name="needs_head" label={t('usul.needs_head')} defaultChecked={terms.needs_head} />
              <TickField name="needs_regent" label={t('usul.needs_regent')} defaultChecked={terms.needs_regent} />
              <TextField
                name="sample_percent"
                label={t('usul.sample_percent')}
                inputMode="numeric"
                width="short"
                defaultValue={String(terms.sample_percent)}
              />
              <TextField
                name="sample_min"
                label={t('usul.sample_min')}
                inputMode="numeric"
                width="short"
                defaultValue={String(terms.sample_min)}
              />
            </Form>
          </section>
        )}
      </Show>
    </>
  );
}
