// "Ke mana?": from need, place and urgency to the office, its steps and documents, with the case one press away.
import type { JSX } from 'preact';
import { in_language, t } from '#/plumbing/i18n/i18n';
import { number } from '#/plumbing/i18n/format';
import { go, place } from '#/plumbing/router/router';
import { Form, PickField, TickField, type Typed } from '#/plumbing/ui/form';
import { Blank, Head, Icon, Link, Show } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { may, session } from '#/ground/session/actions';
import { RegionPicker } from '#/ground/regions/views/picker';
import { ask_guide, list_needs } from '../actions';
import type { Answer } from '../model';

function Card({ answer, region }: { answer: Answer; region: string }): JSX.Element {
  return (
    <li class="card stack">
      <div class="row-apart">
        <h2>{answer.office}</h2>
        {answer.phone && (
          <a class="btn btn-small" href={`tel:${answer.phone}`}>
            <Icon name="phone" />
            {answer.phone}
          </a>
        )}
      </div>
      <p>{answer.service}</p>
      {answer.steps.length > 0 && (
        <>
          <h3>{t('guide.steps')}</h3>
          <ol class="steps-5">
            {answer.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )}
      {answer.documents.length > 0 && (
        <p>
          <strong>{t('guide.documents')}</strong> {answer.documents.join(', ')}
        </p>
      )}
      {answer.places.length > 0 && (
        <ul class="stack stack-2 persons">
          {answer.places.map((near) => (
            <li key={near.id} class="person">
              <Icon name="map-pin" />
              <div>
                <strong>{near.name}</strong>
                <div class="quiet small">
                  {[near.address, near.phone, near.hours, near.km != null ? `${number(near.km)} km` : '']
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
      <p class="quiet small">
        {t('guide.basis')}: {answer.source.replace(/ *\(docs\/[^)]*\)/, '')}
      </p>
      {may('open_case') && (
        <p>
          <Link class="btn btn-main" to={`/kasus/baru?region=${region}&teks=${encodeURIComponent(answer.need_name)}`}>
            <Icon name="signpost" />
            {t('guide.refer')}
          </Link>
        </p>
      )}
    </li>
  );
}

export function GuideView(): JSX.Element {
  const query = place.value.query;
  const region = query.get('wilayah') ?? session.value!.officer.area ?? '';
  const need = query.get('kebutuhan') ?? '';
  const urgency = query.get('darurat') ? 'urgent' : 'ordinary';
  const needs = use_reading('needs', list_needs);
  const reading = use_reading(need ? `guide ${need} ${region} ${urgency}` : null, (signal) =>
    ask_guide({ need, region: region || undefined, urgency }, signal),
  );
  const send = (typed: Typed): Promise<void> => {
    const asked = new URLSearchParams({ kebutuhan: typed.needed('need') });
    const where = typed.text('region');
    if (where) asked.set('wilayah', where);
    if (typed.is_on('urgent')) asked.set('darurat', '1');
    go(`/ke-mana?${asked.toString()}`);
    return Promise.resolve();
  };
  return (
    <>
      <Head title={t('nav.guide')} lead={t('guide.lead')}>
        <a class="btn" href={`/api/v1/guide/poster.pdf?region=${region}`} target="_blank" rel="noopener">
          <Icon name="printer" />
          {t('guide.poster')}
        </a>
      </Head>
      <div class="card above">
        <Form send={send} button={t('guide.ask')} icon="signpost">
          <div class="pair">
            <PickField
              key={needs.data?.items.length ?? 0}
              name="need"
              label={t('guide.need')}
              none={t('form.choose')}
              defaultValue={need}
              choices={(needs.data?.items ?? []).map((n) => ({
                value: n.code,
                text: in_language(n.name_id, n.name_en),
              }))}
            />
            <RegionPicker name="region" label={t('col.place')} chosen={region.length === 10 ? region : ''} optional />
          </div>
          <TickField name="urgent" label={t('guide.urgent')} defaultChecked={urgency === 'urgent'} />
        </Form>
      </div>
      {need && (
        <Show
          reading={reading}
          is_empty={(guide) => !guide.items.length}
          blank={
            <div class="card">
              <Blank icon="signpost" title={t('guide.empty')}>
                {t('guide.empty_text')}
              </Blank>
            </div>
          }>
          {(guide) => (
            <ul class="stack">
              {guide.items.map((answer) => (
                <Card key={answer.code} answer={answer} region={region} />
              ))}
            </ul>
          )}
        </Show>
      )}
    </>
  );
}
