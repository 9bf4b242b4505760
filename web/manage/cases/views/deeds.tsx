// What may be done to a case now: the next act large, the others by what they are about; each opens its own short form
// in place.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { Form, LongField, PickField, need, type Typed } from '#/plumbing/ui/form';
import { Icon, say } from '#/plumbing/ui/parts';
import { tell } from '#/plumbing/live/live';
import { OfficerField, UnitField } from '#/manage/grievances/views/officer_field';
import { add_entry, add_papers, answer_assignment, do_case } from '../actions';
import { body_of, entry_fields } from '../fields';
import { type CaseFile, type Did, type Words, deed_groups, next_deed } from '../model';
import { Ask, type AskDeed } from './ask';
import { choices_of, deed_icon } from './bits';
import { EntryFields, check_entry, plan_of } from './entry_form';
import { PersonForm } from './person_form';
import { TypeTicks } from './type_ticks';

const asks: readonly string[] = ['refer', 'refer_health', 'escalate', 'dispose', 'offer_pen'];

function Act({ deed, kind, choose }: { deed: string; kind?: string; choose: (deed: string) => void }): JSX.Element {
  return (
    <button type="button" class={`btn ${kind ?? ''}`} onClick={() => choose(deed)}>
      <Icon name={deed_icon[deed] ?? 'plus'} />
      {t_code('case.deed', deed)}
    </button>
  );
}
function Choose({ file, choose }: { file: CaseFile; choose: (deed: string) => void }): JSX.Element {
  const next = next_deed(file);
  const rest = file.deeds.filter(
    (deed) =>
      deed !== next &&
      !['note', 'accept', 'decline'].includes(deed) &&
      (deed !== 'goal_done' || file.goals.some((goal) => !goal.is_done)),
  );
  const grouped = deed_groups.flatMap(([, deeds]) => deeds);
  const in_group = (name: string, deeds: readonly string[]): string[] => [
    ...deeds.filter((deed) => rest.includes(deed)),
    ...(name === 'case' ? rest.filter((deed) => !grouped.includes(deed)) : []),
  ];
  return (
    <>
      {next && <p class="hint">{t('case.next')}</p>}
      <div class="stack stack-2">
        {next && <Act deed={next} kind="btn-main btn-block" choose={choose} />}
        {file.deeds.includes('decline') && <Act deed="decline" kind="btn-block" choose={choose} />}
        {file.deeds.includes('note') && <Act deed="note" kind="btn-block" choose={choose} />}
      </div>
      {deed_groups.map(([name, deeds]) => {
        const shown = in_group(name, deeds);
        if (!shown.length) return null;
        return (
          <details key={name} class="acts-in">
            <summary>
              <Icon name="chevron-right" />
              {t_code('case.deeds_of', name)}
              <span class="count">{shown.length}</span>
            </summary>
            <div class="act-list">
              {shown.map((deed) => (
                <Act key={deed} deed={deed} choose={choose} />
              ))}
            </div>
          </details>
        );
      })}
    </>
  );
}

/// The fields of deeds that are no entries.
function DeedFields({ deed, file, words }: { deed: string; file: CaseFile; words: Words | null }): JSX.Element | null {
  switch (deed) {
    case 'assign':
      return (
        <>
          <OfficerField region={file.region} />
          <UnitField />
        </>
      );
    case 'types':
    case 'manage':
      return <TypeTicks words={words} chosen={file.types} />;
    case 'decline':
      return <LongField name="reason" label={t('case.decline_reason')} />;
    case 'close':
      return (
        <>
          <PickField
            key={words ? 1 : 0}
            name="reason"
            label={t('case.close_reason')}
            none={t('form.choose')}
            choices={choices_of(words?.close_reasons ?? [])}
          />
          <LongField name="text" label={t('case.close_text')} optional />
          <LongField name="answer" label={t('case.close_answer')} hint={t('case.close_answer_hint')} optional />
        </>
      );
    case 'reopen':
      return <LongField name="reason" label={t('deed.reason')} />;
    default:
      return null;
  }
}

function body_of_deed(deed: string, typed: Typed): Record<string, unknown> {
  const some = (...names: string[]): Record<string, unknown> =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = typed.text(name);
        return value ? [[name, value]] : [];
      }),
    );
  switch (deed) {
    case 'types':
    case 'manage':
      return { types: typed.all('types') };
    case 'decline':
      need(typed, { reason: t('case.decline_reason') });
      return some('reason');
    case 'close':
      need(typed, { reason: t('case.close_reason') });
      return some('reason', 'text', 'answer');
    case 'reopen':
      need(typed, { reason: t('deed.reason') });
      return some('reason');
    default:
      return some('officer', 'unit');
  }
}

export function CaseDeeds({
  file,
  words,
  wanted,
  again,
}: {
  file: CaseFile;
  words: Words | null;
  wanted: string | null;
  again: () => void;
}): JSX.Element {
  const [chosen, set_chosen] = useState<string | null>(wanted);
  const key = useMemo(client_key, [file.id, file.version, chosen]);
  const done = (waits: boolean): void => {
    say(waits ? t('case.waits_approval') : t('case.deed_done', { deed: t_code('case.deed', chosen ?? '') }));
    set_chosen(null);
    tell('cases', file.id);
    again();
  };
  const waits_now = (did: Did): boolean => Boolean(did.waits);
  const send = async (typed: Typed): Promise<void> => {
    const deed = chosen!;
    if (deed === 'plan' || entry_fields[deed]) {
      check_entry(deed, typed);
      const body = deed === 'plan' ? plan_of(typed) : body_of(deed, typed);
      const papers = await add_papers(file.id, typed.files('papers'), `${key}-p`);
      done(waits_now(await add_entry(file.id, { kind: deed, body, papers }, key)));
      return;
    }
    const body = body_of_deed(deed, typed);
    if (deed === 'accept' || deed === 'decline') {
      const asked = file.assignments.find((a) => a.is_ours && a.state === 'asked');
      if (asked) await answer_assignment(file.id, asked.id, deed, body, key);
      done(false);
      return;
    }
    done(waits_now(await do_case(file.id, deed, body, key)));
  };
  return (
    <section class="card stack" aria-labelledby="tindakan">
      <h2 id="tindakan">{t('deed.title')}</h2>
      {file.deeds.length === 0 && <p class="quiet">{t('case.no_deeds')}</p>}
      {chosen === null ? (
        <Choose file={file} choose={set_chosen} />
      ) : (
        <div class="stack">
          <h3 class="row">
            <Icon name={deed_icon[chosen] ?? 'plus'} />
            {t_code('case.deed', chosen)}
          </h3>
          {asks.includes(chosen) ? (
            <Ask
              deed={chosen as AskDeed}
              file={file}
              words={words}
              deed_key={key}
              cancel={() => set_chosen(null)}
              done={(next) => done(waits_now(next))}
            />
          ) : chosen === 'person' ? (
            <PersonForm file={file} cancel={() => set_chosen(null)} done={(did) => done(waits_now(did))} />
          ) : (
            <Form key={chosen} button={t_code('case.deed', chosen)} send={send} cancel={() => set_chosen(null)}>
              {chosen === 'plan' || entry_fields[chosen] ? (
                <EntryFields kind={chosen} file={file} words={words} />
              ) : (
                <DeedFields deed={chosen} file={file} words={words} />
              )}
            </Form>
          )}
        </div>
      )}
    </section>
  );
}
