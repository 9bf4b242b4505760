// Persons who may be meant, as a list to choose from.
import type { JSX } from 'preact';
import { t } from '#/plumbing/i18n/i18n';
import type { FormDoc, Hit } from '../model';
import { PersonMarks, life_text, relation_text, use_form } from './bits';

function Row({ hit, form }: { hit: Hit; form: FormDoc | undefined }): JSX.Element {
  const { person } = hit;
  return (
    <>
      <div class="row-apart">
        <strong>{person.name}</strong>
        <span class="num quiet">{person.nik_masked || t('reg.no_nik')}</span>
      </div>
      <div>
        {life_text(person)} · {person.region_name}
      </div>
      <div class="quiet small">
        {person.relation === 1
          ? t('reg.is_head')
          : t('reg.of_family', { relation: relation_text(form, person.relation), head: hit.head_name || '—' })}
        {hit.address && ` · ${hit.address}`}
      </div>
      <div class="row small">
        <PersonMarks person={person} />
        {hit.why.length > 0 && (
          <span class="quiet">
            {t('reg.sure', { n: hit.percent })}: {hit.why.map((one) => one.words).join('; ')}
          </span>
        )}
      </div>
    </>
  );
}

export function HitList({ id, hits, at, take }: HitsProps): JSX.Element {
  const form = use_form().data;
  return (
    <ul class="options options-open" id={id} role="listbox" aria-label={t('reg.answers')}>
      {hits.map((hit, i) => (
        <li key={hit.person.id} id={`${id}-${i}`} role="option" aria-selected={i === at} onClick={() => take(hit)}>
          <Row hit={hit} form={form} />
        </li>
      ))}
    </ul>
  );
}
interface HitsProps {
  id: string;
  hits: Hit[];
  at: number;
  take: (hit: Hit) => void;
}
